/* unit/law - levels and appendices of taxa on the eve and day of changes */
#include <stdio.h>
#include <stdlib.h>

#include "day.h"
#include "judge.h"

static int failed;

/* What holds for a taxon on a day, in words: "II wild_only", "none". */
static void
told(const struct law *l, const char *taxon, const char *key, int32_t day,
    char *text, size_t size)
{
	uint32_t t = taxa_find(l->taxa, str_from(taxon));
	struct standing s;
	const char *grade;

	if (t == TAXON_NONE) {
		snprintf(text, size, "no such taxon");
		return;
	}
	judge_standing(l, t, taxa_get(l->taxa, t)->native, day, &s);
	if (strcmp(key, "cites") == 0) {
		grade = grade_name(s.cites);
		snprintf(text, size, "%s", grade ? grade : "none");
		return;
	}
	grade = s.level == GRADE_OPEN ? "open" : grade_name(s.level);
	snprintf(text, size, "%s%s%s", grade ? grade : "none",
	    condition_name(s.condition) ? " " : "",
	    condition_name(s.condition) ? condition_name(s.condition) : "");
}

struct change {
	const char *taxon, *key, *before, *after, *day;
};

static void
check(const struct law *l, const struct change *c)
{
	char before[64], after[64];
	int32_t day;

	if (!day_parse(str_from(c->day), &day)) {
		printf("failed: %s\n", c->day);
		failed = 1;
		return;
	}
	told(l, c->taxon, c->key, day - 1, before, sizeof(before));
	told(l, c->taxon, c->key, day, after, sizeof(after));
	if (strcmp(after, c->after) == 0 &&
	    (!c->before || strcmp(before, c->before) == 0))
		return;
	printf("failed: %s %s at %s: %s, then %s; wanted %s, then %s\n",
	    c->taxon, c->key, c->day, before, after,
	    c->before ? c->before : "anything", c->after);
	failed = 1;
}

/* The changes from 2017 to 2026 that can be tested; before NULL: what held
 * then is open. */
static const struct change china[] = {
    {"Manis", "cites", "II", "I", "2017-01-02"},
    {"Manis pentadactyla", "level", "II", "I", "2020-06-03"},
    {"Manis gigantea", "level", "II", "I", "2017-01-02"},
    {"Manis pentadactyla", "level", "I", "I", "2021-02-01"},
    {"Psittacus erithacus", "cites", "II", "I", "2017-01-02"},
    {"Psittacus erithacus", "level", "II", "I", "2017-01-02"},
    {"Odobenus rosmarus", "level", "none", "II", "2018-10-09"},
    {"Scleropages formosus", "level", "I", "II wild_only", "2018-10-09"},
    {"Eretmochelys imbricata", "level", "II", "I", "2021-02-01"},
    {"Cuora trifasciata", "level", "II", "II wild_only", "2021-02-01"},
    {"Cuora flavomarginata", "level", NULL, "II wild_only", "2021-02-01"},
    {"Mauremys reevesii", "level", "none", "II wild_only", "2021-02-01"},
    {"Mauremys mutica", "level", NULL, "II wild_only", "2021-02-01"},
    {"Platysternon megacephalum", "level", NULL, "II wild_only", "2021-02-01"},
    {"Cervus nippon", "level", "I", "I wild_only", "2021-02-01"},
    {"Buceros bicornis", "level", "II", "I", "2021-02-01"},
    {"Python bivittatus", "level", "I", "II", "2021-02-01"},
    {"Varanus bengalensis", "level", NULL, "I", "2021-02-01"},
    {"Aquilaria yunnanensis", "level", "none", "II", "2021-09-07"},
    {"Aquilaria sinensis", "level", "II", "II", "2021-09-07"},
    {"Phoebe hui", "level", "none", "II", "2021-09-07"},
    {"Phoebe zhennan", "level", "II", "II", "2021-09-07"},
    {"Cinnamomum camphora", "level", "II", "none", "2021-09-07"},
    {"Pterocarpus indicus", "level", "II", "none", "2021-09-07"},
    {"Cymbidium goeringii", "level", "none", "II", "2021-09-07"},
    {"Macrochelys temminckii", "cites", "III", "II", "2023-02-23"},
    {"Graptemys pulchra", "cites", "III", "II", "2023-02-23"},
    {"Graptemys", "cites", "III", "III", "2023-02-23"},
    {"Sternotherus carinatus", "cites", "none", "II", "2023-02-23"},
    {"Sternotherus carinatus", "level", "none", "open", "2023-02-23"},
    {"Apalone", "cites", "III", "II", "2023-02-23"},
    {"Cuora galbinifrons", "cites", "II", "I", "2023-02-23"},
    {"Cuora bourreti", "cites", "II", "I", "2019-11-26"},
    {"Cuora picturata", "cites", "II", "I", "2019-11-26"},
    {"Mauremys annamensis", "cites", "II", "I", "2019-11-26"},
    {"Carcharhinus leucas", "cites", "none", "II", "2023-11-25"},
    {"Carcharhinus falciformis", "cites", "none", "II", "2017-10-04"},
    {"Alopias", "cites", "none", "II", "2017-10-04"},
    {"Isurus oxyrinchus", "cites", "none", "II", "2019-11-26"},
    {"Carcharhinus longimanus", "cites", "II", "I", "2026-03-05"},
    {"Rhincodon typus", "cites", "II", "I", "2026-03-05"},
    {"Cetorhinus maximus", "level", "II", "II", "2021-02-01"},
    {"Carcharodon carcharias", "level", "II", "II", "2021-02-01"},
    {"Rhincodon typus", "level", NULL, "II", "2021-02-01"},
    {"Sphyrnidae", "cites", "none", "II", "2023-02-23"},
    {"Manta", "cites", "II", "I", "2026-03-05"},
    {"Mobula", "cites", "II", "I", "2026-03-05"},
    {"Glaucostegus", "cites", "none", "II", "2019-11-26"},
    {"Rhinidae", "cites", "none", "II", "2019-11-26"},
    {"Rhinobatidae", "cites", "none", "II", "2023-02-23"},
    {"Geochelone elegans", "cites", "II", "I", "2019-11-26"},
    {"Geochelone elegans", "level", "II", "I", "2019-11-26"},
    {"Malacochersus tornieri", "cites", "II", "I", "2019-11-26"},
    {"Balearica pavonina", "cites", "II", "I", "2019-11-26"},
    {"Balearica pavonina", "level", "II", "I", "2019-11-26"},
    {"Aonyx cinerea", "cites", "II", "I", "2019-11-26"},
    {"Lutrogale perspicillata", "cites", "II", "I", "2019-11-26"},
    {"Gekko gecko", "cites", "none", "II", "2019-11-26"},
    {"Pycnonotus zeylanicus", "cites", "II", "I", "2023-11-25"},
    {"Batagur kachuga", "cites", "II", "I", "2023-02-23"},
    {"Nilssonia leithii", "cites", "II", "I", "2023-02-23"},
    {"Conolophus", "cites", "II", "I", "2026-03-05"},
    {"Amblyrhynchus cristatus", "cites", "II", "I", "2026-03-05"},
    {"Kinixys homeana", "cites", "II", "I", "2026-03-05"},
    {"Loxodonta africana", "level", "I", "I", "2026-03-05"},
    {"Rhinocerotidae", "level", "I", "I", "2020-01-01"},
    {"Ceratotherium simum", "level", "I", "I", "2020-01-01"},
    {"Cygnus atratus", "level", "none", "none", "2021-02-01"},
    {"Cygnus olor", "level", "II", "II", "2021-02-01"},
    {"Pavo cristatus", "level", "none", "none", "2021-02-01"},
    {"Pavo muticus", "level", "I", "I", "2021-02-01"},
    {"Struthio camelus", "level", "I listed_populations",
	"I listed_populations", "2021-02-01"},
    {"Moschus berezovskii", "level", "II", "I", "2003-02-21"},
    {"Mammuthus primigenius", "cites", "none", "none", "2026-03-05"},
    {"Camelus ferus", "level", "I", "I", "2021-02-01"},
    {"Ursus maritimus", "level", "II", "II", "2021-02-01"},
    {"Rhinoplax vigil", "level", "I", "I", "2021-02-01"},
    {"Pelodiscus sinensis", "level", "none", "none", "2021-02-01"},
    {"Nymphicus hollandicus", "cites", "none", "none", "2021-02-01"},
    {"Crocodylus siamensis", "level", "I", "II wild_only", "2018-10-09"}};

static const struct change hong_kong[] = {
    {"Isurus oxyrinchus", "cites", "none", "II", "2021-04-30"},
    {"Carcharhinus leucas", "cites", "none", "II", "2023-12-15"},
    {"Sphyrnidae", "cites", "none", "II", "2023-12-15"},
    {"Manis pentadactyla", "cites", "II", "I", "2018-11-01"},
    {"Psittacus erithacus", "cites", "II", "I", "2018-11-01"},
    {"Macrochelys temminckii", "cites", "III", "II", "2023-12-15"},
    {"Graptemys ernsti", "cites", "III", "II", "2023-12-15"},
    {"Sternotherus minor", "cites", "none", "II", "2023-12-15"},
    {"Apalone", "cites", "III", "II", "2023-12-15"}};

static void
run(struct rules *r, const struct taxa *t, const char *jurisdiction,
    const struct change *c, size_t n)
{
	struct buf folder = {0};
	struct err e;
	struct law *l;

	buf_printf(&folder, "%s/law", rules_home(r));
	l = law_load((struct rules_in){r, buf_cstr(&folder)}, "official",
	    jurisdiction, t, &e);
	if (!l) {
		printf("failed: %s\n", e.msg);
		failed = 1;
	}
	for (size_t i = 0; l && i < n; i++)
		check(l, &c[i]);
	law_free(l);
	buf_free(&folder);
}

int
main(void)
{
	struct err e;
	struct rules *r = rules_new(&e);
	struct buf folder = {0};
	struct taxa *t;

	if (!r) {
		printf("failed: %s\n", e.msg);
		return 1;
	}
	buf_printf(&folder, "%s/taxa", rules_home(r));
	t = taxa_load((struct rules_in){r, buf_cstr(&folder)}, &e);
	if (!t) {
		printf("failed: %s\n", e.msg);
		return 1;
	}
	run(r, t, "CN", china, sizeof(china) / sizeof(*china));
	run(r, t, "HK", hong_kong, sizeof(hong_kong) / sizeof(*hong_kong));
	taxa_free(t);
	rules_free(r);
	buf_free(&folder);
	return failed;
}
