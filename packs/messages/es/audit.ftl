# Lo que un texto deja abierto.

audit-title = Auditoría: lo que queda abierto
audit-provisions = Disposiciones operativas: { $operative }. Piden: { $asking }. No piden nada, con el motivo: { $explained }. No comprendidas: { $unexplained }.
audit-commitments = Compromisos: { $commitments }. Con destinatario nombrado: { $addressed }. Destinatarios todos conocidos: { $known }. Informes: { $reports }. Documentos citados: { $citations }.
audit-citations-not-looked-up = Los textos citados no se han buscado; --db indica un registro donde buscarlos.
audit-nothing-open = No queda nada abierto.
audit-account = Qué fue de ella
audit-asks = pide: { $count }
audit-no-reading = sin lectura

## What may be found, and what to do next

audit-no-operative-part = El texto no tiene parte dispositiva.
audit-next-no-operative-part = Compruebe que se ha leído todo el texto; los avisos de actum extract dicen la causa.
audit-not-understood = No se ha encontrado en estas palabras ningún verbo que pida.
audit-next-not-understood = Lea las palabras. Si piden algo, añada el verbo al paquete del idioma o introduzca el elemento a mano.
audit-unplaced = El lector no ha podido situar estas palabras.
audit-next-unplaced = Mire ese lugar del archivo: una tabla, un cuadro de texto o un salto de página puede haber partido el texto.
audit-unmarked-words = Estas palabras no corresponden a ningún valor de lo que se pide.
audit-next-unmarked-words = Léalas: puede esconderse en ellas una condición o un asociado.
audit-addressee-missing = No se nombra a nadie como destinatario.
audit-next-addressee-missing = Averigüe a quién se refiere e introduzca al responsable del elemento.
audit-addressee-unknown = «{ $about }» no está en ningún paquete.
audit-next-addressee-unknown = Añada el órgano a un paquete propio e importe de nuevo.
audit-report-without-recipient = Se pide un informe; no se nombra quién lo recibe.
audit-next-report-without-recipient = Confirme la vía de información habitual o introduzca otra.
audit-report-without-date = Se pide un informe; no se da fecha.
audit-next-report-without-date = Acuerde una fecha e introdúzcala.
audit-due-unresolved = El plazo «{ $about }» no se ha podido resolver.
audit-next-due-unresolved = Añada la reunión a un paquete, o indique con --occasion la que adoptó el texto.
audit-due-ambiguous = El plazo «{ $about }» tiene más de un sentido.
audit-next-due-ambiguous = Elija la lectura al confirmar el elemento.
audit-reference-unresolved = «{ $about }» remite a una parte que no está en este texto.
audit-next-reference-unresolved = Compare los números del texto, o busque en el texto que modifica.
audit-cited-text-missing = «{ $about }» se cita y no está en el registro.
audit-next-cited-text-missing = Impórtelo si su seguimiento importa.
