/** Short German words for passphrases, without umlauts and ß, which not every keyboard has. */
export const germanWords = `
abend acker adler affe album allee alpen ameise amsel anfang angel anker anorak antenne apfel apotheke april arena arktis arznei atlas auge august aurora ausflug auster auto
bach bagger bahn balken balkon ball ballon bambus banane bande bank baron bart bauer bazar becher berg beruf besen beton biber biene bilanz bild birke birne bison blatt blau
blech blick blume bluse boden bogen bohne bohrer boje boot brief brille brise brot bruder brunnen buche bucht buffet burg busch butter chef chor clown computer creme curry dachs
dame dampf datum dauer daumen decke deich delfin diamant dichter diele diener dinkel direktor distel donner dorf dose drachen draht drossel druck duft ebbe ecke edel efeu egge
eibe eiche eimer einkauf eisberg eisen elch elefant elster emmer energie engel enkel ente enzian erbse erde ernte esche esel essig estrich eule fabel faden fahne falke familie
farbe farn fasan feder feier feige feld felge felsen fenster ferien ferne fest feuer fichte figur film filter finder finger firma fisch fjord flamme flasche fliege flieder flocke
flosse flotte fluss foto frage freude freund frieden fuchs funke futter gabel galaxie galerie gans garage garten gast gasse gebirge gecko gefieder gehege geige gelb gemse
gepard gerste gesang geste gewinn gipfel giraffe gitarre glanz glas glocke gnom gold gondel graben granit gras grau grenze griff grotte gruppe gurke hafen hafer hagel hahn hai
halle halm hammer hamster hand harfe harz hase hasel haube haus hebel hecht hecke heft heide heimat helm hemd henne herbst herd hering heron herz hessen heu himbeere himmel hirsch
hirse hobel hobby hocker holz honig hopfen horizont horn hotel hufe hummel hummer hund husar igel iltis imker indigo insekt insel iris jacke jaguar januar jasmin jazz
jubel jugend juli juni juwel kabel kabine kachel kaffee kaiser kakao kaktus kalb kamel kamera kamin kamm kanal kanne kanu kapelle kapitel karaffe karawane karotte karpfen karte
kasten kastanie katze keks keller kerze kessel kette kiefer kiesel kino kirsche kiste klammer klang klasse klavier klee klima klinke kloster knoten kobold koch koffer kogge kohle
komet kompass kopf korall korb kork korn kosmos kraft kran kranich kranz kreide kreis krokus krone krug kuchen kuckuck kugel kunde kunst kupfer kurbel kutsche lachs lack lager
lagune lampe land lanze lappen laser laterne laub lauch lauf laune lavendel lawine leder lehm lehrer leinen leiter lerche libelle licht lied lilie linde lineal linie linse
liste locke lotse luchs luft lupe lurch magnet mais maler malve mandel mango mantel mappe marder marke markt marmor maske mast maurer meer meise melodie melone messing metall
meteor mieder milan milch mineral minute minze mispel mitte mode mohn molch monat mond montag moos morgen mosaik motor muffin mulde muschel museum musik muskat muster nadel nagel
name napf narzisse natur nebel neffe nelke nest netz nickel niere nilpferd nische nixe norden note notiz november nudel nuss oase oboe obst ofen ohr oktober olive onkel opal oper
orange orden organ orgel orkan osten otter ozean paddel paket palast palme panda panther papagei papier pappel park parade pass pastell paste pate pause pedal pegel
pelikan perle petunie pfad pfanne pfau pfeife pfeil pferd pflanze pfosten pilot pilz pinguin pinie pinsel pirol plan planet platane platte platz plakat pokal polster pony
portal post posaune preis presse prinz prisma profi pudding puder pult pumpe punkt puppe pylon quader qualle quarz quelle quitte rabe radar radio rahmen rakete rampe rand ranke
raps rasen rast rebe regal regen reh reich reifen reihe reim reis reise renner rentier rezept riemen riff rinde ring ritter robbe roggen rohr roller roman rosine rotor
route rubin ruder rumpf runde saal sack saft sahne saite salat salbei salz samen samt sand sandale satz sauna savanne schaf schal schatz schere schiff schilf schirm schlag
schloss schmied schnee schrank schritt schule schwan sechs segel segler seide seife seil sekunde sellerie senf serie sessel sichel siegel signal silber sirup sitz skizze smaragd
socke sofa sohle sommer sonate sonne spanne spargel spaten specht speise sperber spiegel spiel spinat spirale spitze sport stadt stahl stamm star staub steg stein stempel steppe
stern stiefel stier stift stille stimme stirn stoff storch strand strauch streifen strom stube stufe stuhl stunde sturm suppe symbol tafel tag tanne tanz tapete tasche tasse
taube teich teller tempel tempo teppich termin terrasse theater thema thymian tiger tinte tisch titel tomate ton topf torte traube traum treppe trichter trommel tropfen trupp
truhe tuch tulpe tunnel turban turm turnier ufer uhr ulme uniform urlaub urwald vase ventil vers verein villa viola violine vitrine vogel volk vorhang vulkan waage wabe wachs
waffel wagen wahl wal wald walnuss walzer wand wanne wappen ware warte wasser watte weber wecker weg weide weiher wein weizen welle welt werk weste wetter wiese wiesel wind winkel
winter wirbel woche wolf wolke wolle wort wunder wurzel zahl zander zange zauber zaun zebra zeder zehn zeiger zeile zelt zement zettel ziege ziegel ziel zimmer zimt zirkel zirkus
zitrone zobel zone zucker zunder zweig zwiebel zwilling zylinder
`
