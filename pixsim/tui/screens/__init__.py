"""One module per screen, in folders by what one is doing; `frame` and `dialogs` serve them all."""
