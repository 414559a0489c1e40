/** Short words that are spelled as they sound, for passphrases. */
export const englishWords = `
acorn actor album alder almond alpine amber anchor angle ankle apple apron arbor arch arctic arena armor arrow artist ashen aspen atlas attic august author autumn avenue
badge bagel baker bakery balance balcony ballad balloon bamboo banana banner barley barn barrel basil basin basket baton beacon beaker bean beard beaver beech bell bench berry
bicycle bigger bingo birch bishop bison blanket blazer blossom blue board boat bonnet bonus border bottle boulder bowl bracket branch brass bravo bread breeze brick bridge bright
bronze brook broom brother brush bubble bucket buckle budget buffalo bugle butter button cabbage cabin cable cactus cake camel camera camp canal candle candy canoe canvas canyon
captain caramel caravan carbon card cargo carpet carrot cartoon castle catalog cedar ceiling cellar cello cement center ceramic chain chair chalk channel chapel chapter charm
cheese cherry chess chicken chimney chorus cider cinema circle circus citizen citrus clarity clay clever cliff climate clock cloud clover coach coast cobalt cocoa coconut coffee
colony comet comfort compass concert copper coral corner costume cotton country cousin cove coyote crab cradle crane crater crayon cream creek cricket crimson crown cruise crystal
cube cupboard curtain curve cycle cymbal daisy damp dance dawn decade deer delta denim desert desk diamond diesel dinner dolphin domain donkey door dragon drawer dream drift drum
eagle early earth east easel echo eclipse editor eight elbow elder elegant elegy ember emblem emerald empire engine enigma envelope epoch equator escort estate evening fabric
factory falcon family famous farmer feather fellow fence fern ferry festive fiber fiddle field fifteen figure filter finch finger fjord flag flame flannel flask fleece flight
flint flora flour flower flute foam folder forest fork formal fortune forty fossil fountain fox frame freckle fresh friday frost galaxy gallery gallon garage garden garlic garnet
gentle geyser giant ginger giraffe glacier glade glass glider globe glove gold golden golf gondola goose gourmet grain granite grape graph gravel green grove guest guitar gypsum
habitat hammer hammock harbor harvest hazel helmet herald herb heron hickory hidden hinge hobby hockey holiday hollow honey horizon horse hotel hour house husky iceberg idea igloo
inch indigo ink island ivory ivy jacket jasmine jersey jigsaw journal journey jovial judge juice jumbo jungle junior juniper kayak kernel kettle keyhole kiosk kitchen kite kiwi
koala label ladder lagoon lake lamp lantern laptop larch large lattice laurel lava lawn layer leaf leather lecture legend lemon lentil leopard lesson letter level library lilac
lily lime linen lion liquid lizard lobster local locket lodge logic lotus lucky lumber lunar lunch lynx magenta magnet mallet mango mansion maple marble march margin marina market
maroon marsh mask master meadow medal melody melon mentor menu mercury merry meteor metro middle milk mill mineral minute mirror mitten mobile modern monday morning mosaic moss
motor mountain museum music mustard myrtle napkin narrow native nature navy nectar needle nephew nickel nimble noble noodle north notebook novel nugget nurse nutmeg oasis oat
object ocean octave office olive onion opal opera orange orbit orchard orchid orient origami osprey otter outdoor oval oven oxygen oyster paddle page paint palace palm panda
panel panther paper parade parcel parent park parrot parsley pasta pastry patio patrol pattern pavilion peach peanut pearl pebble pecan pelican pencil penguin pepper perfume piano
picnic pigeon pillow pilot pine pink pioneer pixel pizza planet plaster plate plaza plum pocket poem polar polo pony poplar popcorn porch portal poster potato pottery powder
prairie primary prism profile promise puddle puffin pulley pumpkin puppet purple puzzle pyramid quality quarry quartz quiet quilt quiver rabbit racket radar radio radish rail
rainbow raisin ranch random ranger rapid raven ravine recipe record reef reflex refuge region relay relic remedy reptile rescue ribbon ridge river rivet robin rocket rodeo roof
rooster rosemary rotor round rover royal rubber ruby rudder rugby runner rustic saddle saffron sailor salad salmon salt sandal sapphire satin saturn sauce savanna scarf scarlet
scenic school scooter scout season second sequoia shadow shelf shell sherbet shield shore shovel shrimp signal silent silver simple singer sister sketch skyline slate sleeve
slipper smooth snow soccer socket soda soft solar soldier sonata south spark sparrow spice spiral spoon sport spring spruce square squid stable stadium stamp station steam steel
stone storm story straw stream street studio sugar summer summit sunday sunny sunset surf swan sweater swift symbol syrup table tailor talent tango tape tapir target taxi teacher
teapot temple tennis terrace theater thimble thirty thread thunder ticket tiger timber tissue toast tomato topaz torch tornado toucan tower town tractor train travel treaty trellis
tribune trolley tropic trumpet tulip tundra tunnel turbine turtle twelve twilight umbrella uncle uniform unique upper urban valley vanilla vapor velvet vendor venture veranda
verse vessel viaduct victory village vine vintage violet violin vision volcano volley voyage waffle wagon walnut walrus water wave weather weaver west whale wheat wheel
whistle willow window winter wisdom wizard wolf wonder wood wool yacht yellow yogurt zebra zephyr zigzag
`
