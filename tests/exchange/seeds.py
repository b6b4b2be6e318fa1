"""Small quizzes of our own, one of each format, with most of what the formats have."""

from __future__ import annotations

from pixsim.exchange.read import Format

GIFT = r"""// [id:q1] [tag:réseau]
$CATEGORY: réseau/base

::Port\: HTTP::[html]<p>Quel port ?</p><pre>a \= b\n\tc</pre>{
	=80#oui
	~8080
	~%-50%443#non
	####<p>HTTP \: 80.</p>
}

Lesquels ? {~%50%un ~%50%deux ~%-100%trois}

Combien ? {#12,5:0.5 =%50%13..14 ~####rien}

Qui ? {=moi =%50%nous =lu\*i}

Le ciel est {=bleu ~vert} ce matin. {}

Associez. {=a -> 1 =b -> 2 = -> 3}

Vrai ? {T#non#oui}

Racontez. {}
"""
AIKEN = """Lequel ?
A) un
B. deux
C) trois <b>
ANSWER: B

Et là ?
A) oui
B) non
ANSWER: A
"""
CLOZE = (
    "<p>Le {1:SA:=chat#bien~%50%chien~*#non} a {2:NM:=4:0.5} pattes et {:MC:=deux~trois&#233;}.</p>"
)
XML = """<?xml version="1.0" encoding="UTF-8"?>
<quiz>
<question type="category"><category><text>$course$/top/Réseau</text></category></question>
<question type="multichoice"><name><text>Un</text></name>
<questiontext format="html"><text><![CDATA[<p>Selon <img src="@@PLUGINFILE@@/a.png"> ?</p><table><tr><td>1</td></tr></table>]]></text>
<file name="a.png" path="/" encoding="base64">iVBORw0KGgo=</file></questiontext>
<generalfeedback format="html"><text>Voilà.</text></generalfeedback><idnumber>n1</idnumber>
<single>false</single><shuffleanswers>1</shuffleanswers>
<answer fraction="50"><text>a</text><feedback><text>f</text></feedback></answer>
<answer fraction="50"><text>b</text></answer><answer fraction="-100"><text>c</text></answer>
<tags><tag><text>pixsim:compare=date</text></tag><tag><text>@navigateur1</text></tag></tags></question>
<question type="shortanswer"><name><text>Deux</text></name><questiontext format="markdown"><text>- a
- b **c** ?</text></questiontext><usecase>1</usecase><answer fraction="100"><text>x\\*y</text></answer>
<answer fraction="0"><text>*</text></answer><tags><tag><text>pixsim:units=Mo</text></tag></tags></question>
<question type="numerical"><name><text>Trois</text></name><questiontext format="moodle_auto_format"><text>Combien
de Mo ?</text></questiontext><answer fraction="100"><text>12.5</text><tolerance>0.1</tolerance></answer>
<units><unit><multiplier>1</multiplier><unit_name>Mo</unit_name></unit></units></question>
<question type="truefalse"><name><text>Quatre</text></name><questiontext><text>Vrai ?</text></questiontext>
<answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer></question>
<question type="cloze"><name><text>Cinq</text></name><questiontext format="html"><text>&lt;p&gt;Nom {1:SAC:=&amp;#101;b~=c}&lt;/p&gt;</text></questiontext>
<tags><tag><text>pixsim:groups=1,1</text></tag><tag><text>pixsim:1:decimals=2</text></tag></tags></question>
<question type="matching"><name><text>Six</text></name><questiontext><text>Associez</text></questiontext>
<subquestion format="html"><text>a</text><answer><text>1</text></answer></subquestion>
<subquestion format="html"><text>b</text><answer><text>2</text></answer></subquestion></question>
<question type="essay"><name><text>Sept</text></name><questiontext><text>Racontez</text></questiontext></question>
</quiz>
"""
SEEDS: list[tuple[Format, bytes]] = [
    ("gift", GIFT.encode()),
    ("aiken", AIKEN.encode()),
    ("cloze", CLOZE.encode()),
    ("xml", XML.encode()),
]
