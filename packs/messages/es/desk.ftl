# Lo que me espera, importación de textos, revisión, teclas.

## Teclas

keys-title = Teclas
keys-help = mostrar estas teclas
keys-next = elemento siguiente de la lista
keys-previous = elemento anterior de la lista
keys-escape = salir de un campo y volver a la lista
keys-on = Las teclas simples están activas
keys-close = Cerrar

## Cabecera

nav-desk = Para mí

## Historial

event-claim-reopened = Se retiró la decisión sobre la declaración { $claim }
