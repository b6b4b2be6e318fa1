def result_page(*a: object) -> str: return ""
