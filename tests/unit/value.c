/* value, dec, text, script - what pages say, as values */
#include "value.h"
#include "url.h"

#include <stdio.h>
#include <string.h>

#include "ok.h"
#include "script.h"
#include "text.h"

/* What came of a text, which is freed. */
static void
same(const char *text, struct buf *got, const char *want)
{
	OK(strcmp(buf_cstr(got), want) == 0, "%s: got %s, want %s", text,
	    buf_cstr(got), want);
	buf_free(got);
}

static void
price(const struct numbers *w, const char *text, const char *want)
{
	struct price p;
	struct buf b = {0};

	if (!value_price(w, str_from(text), &p))
		buf_puts(&b, "none");
	else
		buf_printf(&b, "%s %s %s %s", p.low.text,
		    p.high.text[0] ? p.high.text : "-",
		    p.currency ? p.currency : "-", p.unit ? p.unit : "-");
	same(text, &b, want);
}

static void
prices(const struct numbers *w)
{
	price(w, "52.90", "52.90 - - -");
	price(w, "3 dólares con 50 centavos", "3.50 - USD -");
	price(w, "3 dollars and 5 cents", "3.05 - USD -");
	price(w, "99 cents", "0.99 - - -");
	price(w, "3元5角", "3.5 - CNY -");
	price(w, "10 руб 50 коп", "10.50 - RUB -");
	price(w, "5 角", "0.50 - - -");
	price(w, "50¢", "0.50 - - -");
	price(w, "0.5元", "0.5 - CNY -");
	price(w, "99p", "none");
	price(w, "8分", "none");
	price(w, "8分钱", "0.08 - - -");
	price(w, "£1 99p", "1.99 - GBP -");
	price(w, "10元5分钟", "10 - CNY -");
	price(w, "¥500 分期", "500 - CNY -");
	price(w, "500 c/u", "500 - - piece");
	price(w, "3元 8角杯", "3 - CNY -");
	price(w, "3.50 euros con 50 centavos", "none");
	price(w, "3 dollars and 150 cents", "none");
	price(w, "5 de 5,1 dólar", "none");
	price(w, "4 of 5", "none");
	price(w, "4 of 5, $12", "12 - USD -");
	price(w, "$12 of 50", "12 - USD -");
	price(w, "52.9", "52.9 - - -");
	price(w, "₹1,29,900", "129900 - INR -");
	price(w, "₹12,34,56,789.50", "123456789.50 - INR -");
	price(w, "1,29,90", "1 - - -");
	price(w, "123,45,678", "123 - - -");
	price(w, "129 Kč", "129 - CZK -");
	price(w, "129,- Kč", "129 - CZK -");
	price(w, "1.299,-- €", "1299 - EUR -");
	price(w, "1.299,— €", "1299 - EUR -");
	price(w, "129:-", "129 - - -");
	price(w, "129,-5", "129 - - -");
	price(w, "3 661 ₽ - 7 030 ₽", "3661 7030 RUB -");
	price(w, "6 349,- Kč-12 777,- Kč", "6349 12777 CZK -");
	price(w, "1.566~4.003 ₫", "1566 4003 VND -");
	price(w, "1.566~4.003", "1.566 4.003 - -");
	price(w, "₴2 549 / piece", "2549 - UAH piece");
	price(w, "€2 494 each", "2494 - EUR piece");
	price(w, "€2 494 styck", "2494 - EUR piece");
	price(w, "€2 494 pro Stück", "2494 - EUR piece");
	price(w, "€2 494 la 5", "2 - EUR -");
	price(w, "€2 494 x", "2 - EUR -");
	price(w, "澳門元 500", "500 - MOP -");
	price(w, "146", "146 - - -");
	price(w, "0.00", "0.00 - - -");
	price(w, "007.50", "7.50 - - -");
	price(w, ".5", "0.5 - - -");
	price(w, "5.", "5 - - -");
	price(w, "¥ 1,399.00", "1399.00 - CNY -");
	price(w, "￥1399.00", "1399.00 - CNY -");
	price(w, "￥１，３９９．５０", "1399.50 - CNY -");
	price(w, "1,399,000", "1399000 - - -");
	price(w, "1,39", "1.39 - - -");
	price(w, "1,399", "1399 - - -");
	price(w, "1.234,56 €", "1234.56 - EUR -");
	price(w, "€ 1.234", "1234 - EUR -");
	price(w, "1.234 EUR", "1234 - EUR -");
	price(w, "1.23 €", "1.23 - EUR -");
	price(w, "1.234", "1.234 - - -");
	price(w, "Rp 1.500.000", "1500000 - IDR -");
	price(w, "R$ 12,50", "12.50 - BRL -");
	price(w, "1 234,56 €", "1234.56 - EUR -");
	price(w,
	    "1\xe2\x80\xaf"
	    "234 €",
	    "1234 - EUR -");
	price(w, "CHF 1'234.50", "1234.50 - CHF -");
	price(w, "12.345.678,90 €", "12345678.90 - EUR -");
	price(w, "$1,234.50 to $2,000.00", "1234.50 2000.00 USD -");
	price(w, "EUR 10,00 bis EUR 20,00", "10.00 20.00 EUR -");
	price(w, "HK$1,200", "1200 - HKD -");
	price(w, "NT$ 990", "990 - TWD -");
	price(w, "£5.99", "5.99 - GBP -");
	price(w, "Â£5.99", "5.99 - GBP -"); /* UTF-8 read as windows-1252 */
	price(w, "5,99 â‚¬", "5.99 - EUR -");
	price(w, "à¸¿300", "300 - THB -");
	price(w, "US $12.50/piece", "12.50 - USD piece");
	price(w, "120元/条", "120 - CNY piece");
	price(w, "5 100", "5100 - - -");
	price(w, "rating 5 of 5, $12.50", "12.50 - USD -");
	price(w, "Rs.1,500", "1500 - INR -");
	price(w, "Kč.500", "500 - CZK -");
	price(w, "Prix 120 $ 100", "none");
	price(w, "1억 2천만원", "120000000 - KRW -");
	price(w, "5천만원", "50000000 - KRW -");
	price(w, "3억원", "300000000 - KRW -");
	price(w, "$350 per carat", "350 - USD ct");
	price(w, "350 ש\"ח", "350 - ILS -");
	price(w, "2 for 5 $", "5 - USD -");
	price(w, "#7 20 $", "20 - USD -");
	price(w, "iPhone 12 200 €", "200 - EUR -");
	price(w, "Prix 12 200 €", "12200 - EUR -");
	price(w, "立减¥10 ¥100", "100 - CNY -");
	price(w, "tax $2 $20", "20 - USD -");
	price(w, "$20 incl. tax $18", "20 - USD -");
	price(w, "You save $10", "none");
	price(w, "满200减20", "none");
	price(w, "减价50元", "50 - CNY -");
	price(w, "满200减20 减后 180元", "180 - CNY -");
	price(w, "珠子饱满 500元", "500 - CNY -");
	price(w, "Harga hemat Rp 50.000", "50000 - IDR -");
	price(w, "券后¥15", "15 - CNY -");
	price(w, "20 € bis 31.12.", "20 - EUR -");
	price(w, "20 € bis 31.12.2024", "20 - EUR -");
	price(w, "20 € bis 31/12", "20 - EUR -");
	price(w, "20 € bis 30.", "20 30 EUR -");
	price(w, "S/.12", "12 - PEN -");
	price(w, "US$.50", "0.50 - USD -");
	price(w, "2件 ￥128", "128 - CNY -");
	price(w, "$ 1.299", "1299 - USD -");
	price(w, "$1.29", "1.29 - USD -");
	price(w, "$0.125", "0.125 - USD -");
	price(w, "US$1.299", "1.299 - USD -");
	price(w, "5 100 left", "5 - - -");
	price(w, "a 5 100", "5 - - -");
	price(w, "324 270 601 сум", "324270601 - UZS -");
	price(w, "12 500 000 abc", "12500000 - - -");
	price(w, "80 000 abc", "80000 - - -");
	price(w, "UZS 1 200 000", "1200000 - UZS -");
	price(w, "Abc: 1 200 000 def", "1200000 - - -");
	price(w, "5 000 ml", "5 - - -");
	price(w, "2 000% abc", "2 - - -");
	price(w, "2 000 abc 3", "2 - - -");
	price(w, "$450 MN", "450 - USD -"); /* moneda nacional */
	price(w, "£20 BN", "20 - GBP -");   /* brand new */
	price(w, "1 399 zł", "1399 - PLN -");
	price(w, "2 000 złdo negocjacji", "2000 - PLN -");
	price(w, "1 200 000 руб.", "1200000 - RUB -");
	price(w, "kr 1 234", "1234 - SEK -");
	price(w, "RUB 1 234", "1234 - RUB -");
	price(w, "￥12 300", "12 - CNY -");
	price(w, "￥12 300 sold", "12 - CNY -");
	price(w, "$1 299", "1299 - USD -");
	price(w, "$1 299 MXN", "1299 - MXN -"); /* the code says whose */
	price(w, "$ 15 CAD", "15 - CAD -");
	price(w, "$1.299 CLP", "1299 - CLP -");
	price(w, "$5 AUD 8", "5 - USD -"); /* that of the next one */
	price(w, "$5 EUR", "5 - USD -");
	price(w, "12,50 $ CA", "12.50 - CAD -");
	price(w, "US$1 299", "1299 - USD -");
	price(w, "£1 299", "1299 - GBP -");
	price(w, "¥50 500元", "50 - CNY -");
	price(w, "$50 500元", "50 - USD -");
	price(w, "€5 120 €", "5 - EUR -");
	price(w, "€ 1 299 EUR", "1299 - EUR -");
	price(w, "1 399 zł", "1399 - PLN -");
	price(w, "12 500 ₽", "12500 - RUB -");
	price(w, "RM 1 200", "1200 - MYR -");
	price(w, "RM 5|120", "5 - MYR -");
	price(w, "€ 1 250|15 watchers", "1250 - EUR -");
	price(w, "$1 299|15 watchers", "1299 - USD -");
	price(w, "20% off", "none");
	price(w, "8折", "none");
	price(w, "20% off $40", "40 - USD -");
	price(w, "2024-01-05", "none");
	price(w, "RM 1 200", "1200 - MYR -");
	price(w, "KSh1 200 000", "1200000 - KES -");
	price(w, "RM 1 100 - RM 1 500", "1100 1500 MYR -");
	price(w, "1 2345 руб.", "1 - - -");
	price(w, "12 30 €", "12 - - -");
	price(w, "1 399 - 2 500 zł", "1399 2500 PLN -");
	price(w, "￥150. 50", "150.50 - CNY -");
	price(w, "150. 5", "150 - - -");
	price(w, "150. 50 left", "150 - - -");
	price(w, "1 200 ,00 €", "1200.00 - EUR -");
	price(w, "45 ,50", "45.50 - - -");
	price(w, "45, 50 €", "45.50 - EUR -");
	price(w, "R$ 1.045 , 90", "1045.90 - BRL -");
	price(w, "$45, 50 pcs", "45 - USD -");
	price(w, "45, 50", "45 - - -");
	price(w, "between 1900 and 1920, 30 €", "30 - EUR -");
	price(w, "1.920, 30 €", "1920.30 - EUR -");
	price(w, "12 ,50 cm", "12 - - -");
	price(w, "¥ 327 .5", "327.5 - CNY -");
	price(w, "¥ 12\n.02 起", "12.02 - CNY -");
	price(w, "12 .5 - 15 .25", "12.5 15.25 - -");
	price(w, "12 .025", "12 - - -");
	price(w, "12 .5.1", "12 - - -");
	price(w, "￥1??9", "none");
	price(w, "(14)", "none");
	price(w, "5?", "none");
	price(w, "1？9元", "none");
	price(w, "?299", "299 - - -");
	price(w, "12.50?", "12.50 - - -");
	price(w, "12.?", "12 - - -");
	price(w, "99 left? $1?9", "none");
	price(w, "\xee\x86\x84\xee\xba\x94\x31", "none");
	price(w, "￥\x31\xee\x86\x84.00", "none");
	price(w, "\xee\x98\x80 88", "88 - - -");
	price(w, "\xee\x98\x80\x38\x38.00\xee\x98\x81", "88.00 - - -");
	price(w, "298.00 - 398.00", "298.00 398.00 - -");
	price(w, "298.00-298.00", "298.00 - - -");
	price(w, "￥398~￥298", "298 398 CNY -");
	price(w, "4,800円 〜 6,000円", "4800 6000 JPY -");
	price(w, "12元起", "12 - CNY -");
	price(w, "￥12起", "12 - CNY -");
	price(w, "1.2万", "12000 - - -");
	price(w, "1.25万元", "12500 - CNY -");
	price(w, "1.23456万", "12345.6 - - -");
	price(w, "1-2万", "10000 20000 - -");
	price(w, "5000-1万", "5000 10000 - -");
	price(w, "5万-9", "50000 90000 - -");
	price(w, "5万-60000", "50000 60000 - -");
	price(w, "5万-3", "3 50000 - -");
	price(w, "2万5000円", "25000 - JPY -");
	price(w, "1万2千円", "12000 - JPY -");
	price(w, "10万3,000円", "103000 - JPY -");
	price(w, "1億2000万500円", "120000500 - JPY -");
	price(w, "2만5000원", "25000 - KRW -");
	price(w, "2万5千〜3万円", "25000 30000 JPY -");
	price(w, "3万5", "35000 - - -");
	price(w, "1万5折", "10000 - - -");
	price(w, "1.2万3000", "12000 - - -");
	price(w, "1万20000", "10000 - - -");
	price(w, "1万2万", "10000 - - -");
	price(w, "9999999999999999999999999999999999亿1", "none");
	price(w, "原价￥200元 现价￥150元", "150 - CNY -");
	price(w, "Was: £50.00, now £35.00", "35.00 - GBP -");
	price(w, "RRP £40 £25", "25 - GBP -");
	price(w, "De R$ 50,00 por R$ 30,00", "30.00 - BRL -");
	price(w, "Save $5 was $20 now $15", "15 - USD -");
	price(w, "Was $50", "50 - USD -");
	price(w, "was 40€ 2 left", "40 - EUR -");
	price(w, "list price $80 (20% off)", "80 - USD -");
	price(w, "made $12 was $15", "12 - USD -");
	price(w, "RRP £50.00, save £15.00", "50.00 - GBP -");
	price(w, "RRP £50.00 (£5.00 off)", "50.00 - GBP -");
	price(w, "Regular price $50 Shipping $5", "50 - USD -");
	price(w, "原价100元 运费10元", "100 - CNY -");
	price(w, "Was $50, save $15 (30%)", "50 - USD -");
	price(w, "A partir de 45 € ou 90 $", "45 - EUR -");
	price(w, "desde 45 € de 60 €", "45 - EUR -");
	price(
	    w, "Regular price $50 Sale price $45 Unit price $4", "45 - USD -");
	price(w, "3亿", "300000000 - - -");
	price(w, "80元/斤", "80 - CNY jin");
	price(w, "￥12.5 / 克", "12.5 - CNY g");
	price(w, "每公斤800元", "800 - CNY kg");
	price(w, "800元每公斤", "800 - CNY kg");
	price(w, "120元一对", "120 - CNY pair");
	price(
	    w, "US $1,200.00 - 1,500.00 / piece", "1200.00 1500.00 USD piece");
	price(w,
	    "USD\xc2\xa0"
	    "465.00-USD\xc2\xa0"
	    "550.00",
	    "465.00 550.00 USD -");
	price(w, "HK$88", "88 - HKD -");
	price(w, "$88/gift", "88 - USD -");
	price(w, "1e3", "1000 - - -");
	price(w, "1.5E2", "150 - - -");
	price(w, "1e-3", "none");
	price(w, "-1.00", "none");
	price(w, "￥-1", "none");
	price(w, "面议", "none");
	price(w, "???", "none");
	price(w, "", "none");
	price(w, "1e39", "none");
	price(w, "99999999999999999999999999999999999999999999", "none");
	price(w, "1e3", "1000 - - -");
	price(w, "1.5E+3", "1500 - - -");
	price(w, "1e3元", "1000 - CNY -");
	price(w, "1e", "1 - - -");
	price(w, "1e+", "1 - - -");
	price(w, "1e-3", "none");
	price(w, "1e99", "none");
	price(w, "1e99999999999999999999", "none");
	price(w, "5.5", "5.5 - - -");
	price(w, "-5", "none");
	price(w, "- 5", "none");
	price(w, "1,234,567.89", "1234567.89 - - -");
	price(w, "1.234.567", "1234567 - - -");
	price(w, "0.123", "0.123 - - -");
	price(w, "1234.567", "1234.567 - - -");
	price(w, "1234.567.890", "1234.567 - - -");
	price(w, "0.123.456", "0.123 - - -");
	price(w, ".123.456", "0.123 - - -");
	price(w, "1,2345", "1 - - -");
	price(w, "12345,678", "12345678 - - -");
	price(w, "1'234", "1234 - - -");
	price(w, "12345'678", "12345 - - -");
	price(w, "1 234", "1234 - - -");
	price(w, "1 234.5", "1234.5 - - -");
	price(w, "5-", "5 - - -");
	price(w, "5-x", "5 - - -");
	price(w, "5-9万", "50000 90000 - -");
	price(w, "1,2,3,4,5,6,7,8,9,10,11,12,13,14", "1 - - -");
	price(w, "€2 per kilo", "2 - EUR kg");
	price(w, "pro Stück 25 €", "25 - EUR piece");
	price(w, "25 € la pièce", "25 - EUR piece");
	price(w, "25 € al fresco", "25 - EUR -");
	price(w, "$25 each", "25 - USD piece");
	price(w, "50 ₽/г", "50 - RUB g");
	price(w, "50 ₽/город", "50 - RUB -");
	price(w, "500元一对", "500 - CNY pair");
	price(w, "$1.50 per 100 g", "1.50 - USD -");
	price(w, "R$ 45 cada", "45 - BRL piece");
	price(w, "R$ 45 cada kg", "45 - BRL kg");
	price(w, "$20 per month", "none");
	price(w, "20元/月", "none");
	price(w, "20元/月起", "none");
	price(w, "20元/月饼", "20 - CNY -");
	price(w, "20元 一天发货", "20 - CNY -");
	price(w, "每月 20元", "none");
	price(w, "10 à 20 €", "10 20 EUR -");
	price(w, "de 10 à 20 €", "10 20 EUR -");
	price(w, "10−20 €", "10 20 EUR -");
	price(w, "10‑20 €", "10 20 EUR -");
	price(w, "от 10 до 20 руб", "10 20 RUB -");
	price(w, "10 đến 20 triệu đ", "10000000 20000000 VND -");
	price(w, "between $10 and $20", "10 20 USD -");
	price(w, "entre 10 y 20 €", "10 20 EUR -");
	price(w, "Price 3 dollars and 50 cents", "3.50 - USD -");
	price(w, "Rp10.000 s/d Rp20.000", "10000 20000 IDR -");
	price(w, "12x R$ 10", "none");
	price(w, "12x de R$ 10,00 sem juros", "none");
	price(w, "12x de R$ 10,00 ou R$ 99", "99 - BRL -");
	price(w, "4 payments of $12.50", "none");
	price(w, "R$ 120,00 ou 3x de R$ 40,00", "120.00 - BRL -");
	price(w, "iPhone X $ 500", "500 - USD -");
	price(w, "EMI from ₹500", "none");
	price(w, "$50 deposit", "none");
	price(w, "no deposit, 45 \xe2\x82\xac", "45 - EUR -");
	price(w,
	    "\xe5\x85\x8d\xe6\x8a\xbc\xe9\x87\x91 \xc2\xa5"
	    "45",
	    "45 - CNY -");
	price(w,
	    "\xe9\xa6\x96\xe4\xbb\x98\xc2\xa5"
	    "100 \xc2\xa5"
	    "900",
	    "900 - CNY -");
	price(w, "$5 off $20", "20 - USD -");
	price(w, "-20% 40 \xe2\x82\xac", "40 - EUR -");
	price(w,
	    "\xe2\x88\x92"
	    "20% $40",
	    "40 - USD -");
	price(w, "-20%", "none");
	price(w, "No. 7 $20", "20 - USD -");
	price(w, "库存20 ¥50", "50 - CNY -");
	price(w, "stok 5 Rp 50.000", "50000 - IDR -");
	price(w, "50 $ 40", "50 - USD -");
	price(w, "12 €99", "12 - EUR -");
	price(w, "lot 12 €99", "99 - EUR -");
	price(w, "3 € Versand, 5 €", "5 - EUR -");
	price(w, "wysyłka 10 zł, 400 zł", "400 - PLN -");
	price(w, "тел. 0551234567 500 руб", "500 - RUB -");
	price(w, "abc 1200 500 €", "500 - EUR -");
	price(w, "Model 500 - 20 €", "20 - EUR -");
	price(w, "abc 500 - 20 €", "20 - EUR -");
	price(w, "abc 5 - $20", "20 - USD -");
	price(w, "Anno 1990 € 44,00", "44.00 - EUR -");
	price(w, "€ 20 tot 30 cm", "20 - EUR -");
	price(w, "$20-30 each", "20 30 USD piece");
	price(w, "US $2-3 Set", "2 3 USD -");
	price(w, "Price 500 Rs 2 left", "500 - INR -");
	price(w, "Only 50 $ 10 left", "50 - USD -");
	price(w, "Sold 20 Rp 12.000 up", "12000 - IDR -");
	price(w, "Lot 120 € 5 € shipping", "120 - EUR -");
	price(w, "Length 20 cm - 50 €", "50 - EUR -");
	price(w, "Gr. 38-40 100 €", "100 - EUR -");
	price(w, "free shipping $20 $25", "20 - USD -");
	price(w, "$20 - 12 left", "20 - USD -");
	price(w, "$20 discount price", "20 - USD -");
	price(w, "5 left, was $80 now $50", "50 - USD -");
	price(w, "Rp 50.000 - 80.000", "50000 80000 IDR -");
	price(w, "€ 5 - 20 / kg", "5 20 EUR kg");
	price(w, "7 $20 $", "7 - USD -");
	price(w, "14 K $20", "20 - USD -");
	price(w, "400 z\xc5\x82 do 31 maja", "400 - PLN -");
	price(w, "400 z\xc5\x82 do 500", "400 500 PLN -");
	price(w, "$5 off", "none");
	price(w, "$5 off-white", "5 - USD -");
	price(w, "acompte 50 €", "none");
	price(w, "定金50元 全款500元", "500 - CNY -");
	price(w, "Cena regularna: 100 zł Cena promocyjna: 80 zł", "80 - PLN -");
	price(w, "van € 100 voor € 80", "80 - EUR -");
	price(w, "Najniższa cena z 30 dni: 75 zł, cena: 80 zł", "80 - PLN -");
	price(w, "Liên hệ: 0912.000.111", "none");
	price(w, "0912000111", "none");
	price(w, "+62 812 0000 1111", "none");
	price(w, "00012500", "12500 - - -");
	price(w, "电议 13800000000", "none");
	price(w, "QQ 12345；50元", "50 - CNY -");
	price(w, "Call 555-0100", "none");
	price(w, "$5, call 555-0100", "5 - USD -");
	price(w, "Hotel 500", "500 - - -");
	price(w, "-$5", "none");
	price(w, "−5 €", "none");
	price(w, "Comb - $5", "5 - USD -");
	price(w, "1tr2", "1200000 - - -");
	price(w, "2k5", "2500 - - -");
	price(w, "1tr2345", "1000000 - - -");
	price(w, "5 tys. zł", "5000 - PLN -");
	price(w, "J$1,200", "1200 - JMD -");
	price(w, "$U 1.200", "1200 - UYU -");
	price(w, "100 złotych", "100 - PLN -");
	price(w, "5 bin TL", "none");
	/* Bytes behind the text are not of it. */
	{
		struct price p;

		OK(value_price(w, str_n("1e57", 3), &p) &&
			strcmp(p.low.text, "100000") == 0,
		    "%s", p.low.text);
	}
}

static void
count(const struct numbers *w, const char *text, long long want)
{
	uint64_t n = 0;
	bool ok = value_count(w, str_from(text), &n);

	OK(ok == (want >= 0), "%s: %d", text, ok);
	if (ok)
		OK((long long)n == want, "%s: got %llu", text,
		    (unsigned long long)n);
}

static void
counts(const struct numbers *w)
{
	count(w, "7261人付款", 7261);
	count(w, "0", 0);
	count(w, "007", 7);
	count(w, "123456789", 123456789);
	count(w, "1234567890", 1234567890);
	count(w, "", -1);
	count(w, "10 available / 253 sold", 253);
	count(w, "库存20 销量5", 5);
	count(w, "已售 5 库存 20", 5);
	count(w, "12人想要 5人付款", 5);
	count(w, "12人想要", -1);
	count(w, "浏览：88", -1);
	count(w, "last 24 hours: 5 sold", -1);
	count(w, "5 stars (23 reviews)", 23);
	count(w, "4.8 (1,234)", 1234);
	count(w, "5.0 (23)", 23);
	count(w, "5.0", 5);
	count(w, "4 Tsd. verkauft", 4000);
	count(w, "2 tis. prodáno", 2000);
	count(w, "١٢٣٤", 1234);
	count(w, "2.4万+人付款", 24000);
	count(w, "1万+", 10000);
	count(w, "1万+条评价", 10000);
	count(w, "月销 1,000+ 笔", 1000);
	count(w, "2247", 2247);
	count(w, "1.234", 1234);
	count(w, "2.000 vendidos", 2000);
	count(w, "1.234万", 12340);
	count(w, "1.2M", 1200000);
	count(w, "4.5", -1);
	count(w, "1234.0", 1234);
	count(w, "近30天售35件", -1);
	count(w, "30日内售35件", -1);
	count(w, "0", 0);
	count(w, "1.5w+", 15000);
	count(w, "1.2k sold", 1200);
	count(w, "1,234 sold", 1234);
	count(w, "已售10万+件", 100000);
	count(w, "500+ bought in past month", 500);
	count(w, "已售３件", 3);
	count(w, "成交2.4万+元", -1);
	count(w, "10000+人看过", -1);
	count(w, "12人想要", -1);
	count(w, "3 watching", -1);
	count(w, "￥300", -1);
	count(w, "100%好评", -1);
	count(w, "９折", -1);
	count(w, "暂无", -1);
	count(w, "", -1);
	count(w, "-3", -1);
	count(w, "99999999999999999999", -1);
}

/* What is a word, or two, in the tables: the least, rates, people, months. */
static void
worded(const struct numbers *w)
{
	price(w, "100元起/斤", "100 - CNY jin");
	price(w, "100元 起/斤", "100 - CNY jin");
	price(w, "10,000원부터", "10000 - KRW -");
	price(w, "1 299 $ and up", "1299 - USD -");
	price(w, "12 300起", "12300 - - -");
	price(w, "100元/人", "100 - CNY person");
	price(w, "5 мая", "none");
	price(w, "ab 3. März", "none");
	price(w, "ngày 12 tháng 5", "none");
	price(w, "2024년 3월", "none");
	price(w, "3 Jan.", "none");
	count(w, "1万2000人", 12000);
	count(w, "已售1万2000件", 12000);
	count(w, "9折", -1);
	count(w, "95 процентов", -1);
	count(w, "5 мая", -1);
	count(w, "3. März", -1);
	count(w, "tháng 5", -1);
	count(w, "5月3日", -1);
	count(w, "2024년 3월 5일", -1);
	count(w, "5 set", 5);
	count(w, "tem 12 vendidos", 12);
	count(w, "sie 5", 5);
	count(w, "3 out of 10", 3);
}

static void
when(struct dates *d, const char *text, const char *zone, const char *now,
    const char *want)
{
	struct buf b = {0};

	if (!value_when(d, str_from(text), str_from(zone), str_from(now), &b))
		buf_puts(&b, "none");
	same(text, &b, want);
}

/* Days in words, and before the time of the archive. */
static void
words(struct dates *d)
{
	when(d, "5. März 2021", NULL, NULL, "2021-03-05");
	when(d, "Freitag, 5. März 2021, 18:30 Uhr", NULL, NULL, "2021-03-05");
	when(d, "1er février 2021", NULL, NULL, "2021-02-01");
	when(d, "5 de marzo de 2021", NULL, NULL, "2021-03-05");
	when(d, "mar. 5 ene. 2021", NULL, NULL, "2021-01-05");
	when(d, "April on 5 March 2021", NULL, NULL, "2021-03-05");
	when(d, "dec 5 2021, mar", NULL, NULL, "2021-12-05");
	when(d, "12. června 2021", NULL, NULL, "2021-06-12");
	when(d, "12. července 2021", NULL, NULL, "2021-07-12");
	when(d, "12 listopada 2021", NULL, NULL, "none");
	when(d, "2021. március 5.", NULL, NULL, "2021-03-05");
	when(d, "5 tháng 3 năm 2021", NULL, NULL, "2021-03-05");
	when(d, "12 ต.ค. 2564", NULL, NULL, "2021-10-12");
	when(d, "3 ม.ค. 64", NULL, NULL, "none");
	when(d, "٥ مارس ٢٠٢١", NULL, NULL, "2021-03-05");
	when(d, "3 Мая 2021 г.", NULL, NULL, "2021-05-03");
	when(d, "12. Června 2021", NULL, NULL, "2021-06-12");
	when(d, "5 Ιουνίου 2021", NULL, NULL, "2021-06-05");
	when(d, "Únor 5, 2021", NULL, NULL, "2021-02-05");
	when(d, "31 февраля 2021", NULL, NULL, "none");
	when(d, "5 марта", NULL, NULL, "none");
	when(d, "März 2021", NULL, NULL, "none");
	when(d, "mart 5 2021 combs", NULL, NULL, "2021-03-05");
	when(d, "15 mai 20211", NULL, NULL, "none");
	when(d, "民國104年12月25日", NULL, NULL, "2015-12-25");
	when(d, "令和元年5月5日", NULL, NULL, "2019-05-05");
	when(d, "民國 年 5", NULL, NULL, "none");
	when(d, "2021년 3월 5일", NULL, NULL, "2021-03-05");
	when(d, "2021. 3. 5.", NULL, NULL, "2021-03-05");
	when(d, "25/3/2564", NULL, NULL, "2021-03-25");
	when(d, "20210305T101112Z", NULL, NULL, "2021-03-05T10:11:12Z");
	when(d, "3 days ago", NULL, NULL, "none");
	when(d, "3 days ago", NULL, "2024-05-10", "2024-05-07");
	when(d, "2 hours ago", NULL, "2024-05-10", "none");
	when(d, "2 hours ago", NULL, "2024-05-10T01:10:00Z", "2024-05-09");
	when(d, "2 hours ago", "+08:00", "2024-05-10T01:10:00Z", "2024-05-10");
	when(d, "today", "+08:00", "2024-05-10T20:00:00Z", "2024-05-11");
	when(d, "12 March 2024 at 3:45 PM", "Z", NULL, "2024-03-12T15:45:00Z");
	when(d, "3. März 2024, 14:05 Uhr", NULL, NULL, "2024-03-03");
	when(d, "3. März 2024, 14.05 Uhr", "Z", NULL, "2024-03-03T14:05:00Z");
	when(d, "3. März 2024, Nr. 14.05", "Z", NULL, "2024-03-03");
	when(d, "le 5 mai 2023 à 14h30", "Z", NULL, "2023-05-05T14:30:00Z");
	when(d, "à 14 h, 5 mai 2023", "Z", NULL, "2023-05-05T14:00:00Z");
	when(d, "14 h 15 mai 2023", "Z", NULL, "2023-05-15T14:00:00Z");
	when(d, "5 de mayo de 2023 10:15:07.5", "Z", NULL,
	    "2023-05-05T10:15:07.5Z");
	when(d, "5 de mayo de 2023, 3:15 de la tarde", "Z", NULL,
	    "2023-05-05T15:15:00Z");
	when(d, "2024年3月5日 下午3:45", "Z", NULL, "2024-03-05T15:45:00Z");
	/* Of the night, or of the evening: nobody says which. */
	when(d, "2024年3月5日 晚上3:45", "Z", NULL, "2024-03-05");
	when(d, "2024年3月5日 晚上12:45", "Z", NULL, "2024-03-05");
	when(d, "2024年3月5日 晚上8:45", "Z", NULL, "2024-03-05T20:45:00Z");
	when(d, "2024年3月5日 中午1点5分", "Z", NULL, "2024-03-05T13:05:00Z");
	when(d, "2024年3月5日 3点半", "Z", NULL, "2024-03-05");
	when(d, "2024년 3월 5일 오후 3시 45분 20초", "Z", NULL,
	    "2024-03-05T15:45:20Z");
	when(d, "5 μαρτίου 2024 3:45 μ.μ.", "Z", NULL, "2024-03-05T15:45:00Z");
	when(d, "5. März 2024, 9:00 - 18:00", "Z", NULL, "2024-03-05");
	when(d, "Online seit 5. Mär. 2024", NULL, NULL, "2024-03-05");
	when(d, "5. März 2024, 25:30", "Z", NULL, "2024-03-05");
	when(d, "5 марта 2024, 14:30 МСК", NULL, NULL,
	    "2024-03-05T14:30:00+03:00");
	when(d, "Mar 5, 2024 2:30 PM PST", "+08:00", NULL,
	    "2024-03-05T14:30:00-08:00");
	when(d, "5 mars 2024 14:30 (GMT+08:00)", NULL, NULL,
	    "2024-03-05T14:30:00+08:00");
	when(d, "3pm, 5. März 2024", "Z", NULL, "2024-03-05T15:00:00Z");
	when(d, "Neu am 5. März 2024", "Z", NULL, "2024-03-05");
	when(d, "民國104年3月5日 下午3:45", "Z", NULL, "2015-03-05T15:45:00Z");
	when(d, "٢٠٢٤/٠٣/٠٥ ١٤:٣٠", "Z", NULL, "2024-03-05T14:30:00Z");
	when(d, "２０２４年３月５日", NULL, NULL, "2024-03-05");
	when(d, "2024-03-05 3:45:10 μ.μ.", "Z", NULL, "2024-03-05T15:45:10Z");
	when(d, "昨天 14:30", "+08:00", "2024-05-10T20:00:00Z", "2024-05-10");
	when(d, "2 months ago", NULL, "2024-05-10", "none");
	when(d, "30+ days ago", NULL, "2024-05-10", "none");
	when(d, "over 3 days ago", NULL, "2024-05-10", "none");
	when(d, "for 3 days", NULL, "2024-05-10", "none");
	when(d, "vor einem Tag", NULL, "2024-05-10", "2024-05-09");
	when(d, "il y a 3 jours", NULL, "2024-05-10", "2024-05-07");
	when(d, "Posted yesterday", NULL, "2024-03-01", "2024-02-29");
	when(d, "avant-hier", NULL, "2024-05-10", "2024-05-08");
	when(d, "hier klicken", NULL, "2024-05-10", "none");
	when(d, "позавчера", NULL, "2024-05-10", "2024-05-08");
	when(d, "前天", NULL, "2024-05-10", "2024-05-08");
	when(d, "7天内", NULL, "2024-05-10", "none");
	when(d, "3天前", NULL, "2024-05-10", "2024-05-07");
	when(d, "3 วันที่แล้ว", NULL, "2024-05-10", "2024-05-07");
	when(d, "منذ ٣ أيام", NULL, "2024-05-10", "2024-05-07");
	when(d, "12 مارس 2024 م 10:30", "+03:00", NULL,
	    "2024-03-12T10:30:00+03:00");
	when(d, "12 مارس 2024 10:30 م", "+03:00", NULL,
	    "2024-03-12T22:30:00+03:00");
	when(d, "yesterday", NULL, "2024-05-10T01", "none");
}

/* A language is a word in a line of rules/sites/dates.tsv: of each the day, the
 * half of it, ago and yesterday. */
static void
languages(struct dates *d)
{
	static const struct {
		const char *day, *clock, *past, *before;
	} in[] = {{"3. Mai 2024", "3. Mai 2024 um 6:05 abends", "vor 2 Tagen",
		      "gestern"},
	    {"3 mai 2024", "3 mai 2024 à 6:05 du soir", "il y a 2 jours",
		"hier"},
	    {"3 de mayo de 2024", "3 de mayo del 2024, 6:05 p. m.",
		"hace 2 días", "ayer"},
	    {"3 de maio de 2024", "3 de maio de 2024, 6:05 da tarde",
		"há 2 dias", "ontem"},
	    {"3 maggio 2024", "3 maggio 2024, ore 6:05 di sera", "2 giorni fa",
		"ieri"},
	    {"3 mei 2024", "3 mei 2024 om 6:05 's avonds", "2 dagen geleden",
		"gisteren"},
	    {"3 maja 2024 r.", "3 maja 2024 r. o 6:05 wieczorem", "2 dni temu",
		"wczoraj"},
	    {"3 мая 2024 г.", "3 мая 2024 г. в 6:05 вечера", "2 дня назад",
		"вчера"},
	    {"3 Mei 2024", "3 Mei 2024 pukul 6:05 sore", "2 hari yang lalu",
		"kemarin"},
	    {"ngày 3 tháng 5 năm 2024", "6:05 chiều, 3 tháng 5, 2024",
		"2 ngày trước", "hôm qua"},
	    {"3 พฤษภาคม พ.ศ. 2567", "3 พ.ค. 2567 เวลา 18:05 น.", "2 วันที่แล้ว",
		"เมื่อวาน"},
	    {"3 Mayıs 2024", "3 Mayıs 2024 akşam 6:05", "2 gün önce", "dün"},
	    {"2024年5月3日", "2024年5月3日 午後6時05分", "2日前", "昨日"},
	    {"2024년 5월 3일", "2024년 5월 3일 오후 6시 5분", "2일 전", "어제"},
	    {"2024年5月3号", "2024年5月3日 下午6点5分", "2天前", "昨天"},
	    {"May 3, 2024", "May 3, 2024, 6:05 PM", "2 days ago", "yesterday"}};
	static const char now[] = "2024-05-10";

	for (size_t i = 0; i < COUNT(in); i++) {
		when(d, in[i].day, NULL, NULL, "2024-05-03");
		when(d, in[i].clock, "Z", NULL, "2024-05-03T18:05:00Z");
		when(d, in[i].past, NULL, now, "2024-05-08");
		when(d, in[i].before, NULL, now, "2024-05-09");
	}
	when(NULL, "3. Mai 2024", NULL, NULL, "none");
	when(NULL, "2024-05-03 6:05 PM", "Z", NULL, "2024-05-03");
}

/* What programs write. */
static void
programs(struct dates *d)
{
	when(d, "2018-07-04T12:30:01Z", NULL, NULL, "2018-07-04T12:30:01Z");
	when(d, "2018-07-04T12:30:01.250+08:00", NULL, NULL,
	    "2018-07-04T12:30:01.250+08:00");
	when(d, "2018-7-4 12:30", "+08:00", NULL, "2018-07-04T12:30:00+08:00");
	when(d, "2018-7-4 12:30", NULL, NULL, "2018-07-04");
	when(d, "2018-7-4 12:30 +0900", "+08:00", NULL,
	    "2018-07-04T12:30:00+09:00");
	when(d, "2018/07/04", "+08:00", NULL, "2018-07-04");
	when(d, "2018年7月4日", NULL, NULL, "2018-07-04");
	when(d, "发布于 2018.07.04", NULL, NULL, "2018-07-04");
	when(d, "2018年7月4日 9时5分", "+08:00", NULL,
	    "2018-07-04T09:05:00+08:00");
	when(d, "2018年7月4日9时5分", "+08:00", NULL,
	    "2018-07-04T09:05:00+08:00");
	when(d, "2018年7月4号", NULL, NULL, "2018-07-04");
	when(d, "Jul 4, 2018", NULL, NULL, "2018-07-04");
	when(d, "4 July 2018", NULL, NULL, "2018-07-04");
	when(d, "Listed on Wed, 04 Jul 2018 10:00:00 GMT", NULL, NULL,
	    "2018-07-04T10:00:00Z");
	when(d, "Wed, 04 Jul 2018 10:00:00 +0800", NULL, NULL,
	    "2018-07-04T10:00:00+08:00");
	when(d, "Wed Jul  4 10:11:12 2018", "+08:00", NULL,
	    "2018-07-04T10:11:12+08:00");
	when(d, "Wed Jul  4 10:11:12 2018", NULL, NULL, "2018-07-04");
	when(d, "Wed Jul  4 10:11:12 CST 2018", NULL, NULL, "2018-07-04");
	when(d, "Wed Jul 04 2018 10:11:12 GMT+0800 (CST)", NULL, NULL,
	    "2018-07-04T10:11:12+08:00");
	when(d, "Jul 4, 2018 at 2:05 PM", "Z", NULL, "2018-07-04T14:05:00Z");
	when(d, "2018/7/4 下午2:05:06", "Z", NULL, "2018-07-04T14:05:06Z");
	when(d, "2018/7/4 上午12:05", "Z", NULL, "2018-07-04T00:05:00Z");
	when(d, "2018-07-04 12:30 PM", "Z", NULL, "2018-07-04T12:30:00Z");
	when(d, "2018-07-04 10:11:12 UTC", NULL, NULL, "2018-07-04T10:11:12Z");
	when(d, "2018-07-04 10:11:12 +0800 CST", NULL, NULL,
	    "2018-07-04T10:11:12+08:00");
	when(d, "2018-07-04 10:11:12 CST", NULL, NULL, "2018-07-04");
	when(d, "25/06/2024", NULL, NULL, "2024-06-25");
	when(d, "06/25/2024, 10:11:12", "Z", NULL, "2024-06-25T10:11:12Z");
	when(d, "6.5.2024", NULL, NULL, "2024-05-06");
	when(d, "05/06/2024", NULL, NULL, "none");
	when(d, "31.04.2024", NULL, NULL, "none");
	when(d, "25/06/24", NULL, NULL, "none");
	when(d, "1.2.3.2024", NULL, NULL, "none");
	when(d, "1714961472.123", NULL, NULL, "2024-05-06T02:11:12Z");
	when(d, "1714961472.", NULL, NULL, "2024-05-06T02:11:12Z");
	when(d, "1714961472.1.2", NULL, NULL, "none");
	when(d, "45292", NULL, NULL, "2024-01-01");
	when(d, "45292.75", "+08:00", NULL, "2024-01-01");
	when(d, "36525", NULL, NULL, "none");
	when(d, "54789", NULL, NULL, "none");
	when(d, "July 2018", NULL, NULL, "none");
	when(d, "3 days ago", NULL, NULL, "none");
	when(d, "3天前", NULL, NULL, "none");
	when(d, "07-04 12:30", NULL, NULL, "none");
	when(d, "1530678601", NULL, NULL, "2018-07-04T04:30:01Z");
	when(d, "1530678601000", "+08:00", NULL, "2018-07-04T04:30:01Z");
	when(d, "951782400", NULL, NULL, "none");
	when(d, "0951782400", NULL, NULL, "2000-02-29T00:00:00Z");
	when(d, "20180704", NULL, NULL, "2018-07-04");
	when(d, "20180704123000", "Z", NULL, "2018-07-04T12:30:00Z");
	when(d, "2018-02-29", NULL, NULL, "none");
	when(d, "2016-02-29", NULL, NULL, "2016-02-29");
	when(d, "2018-13-01", NULL, NULL, "none");
	when(d, "2018-07-041", NULL, NULL, "none");
	when(d, "2018-07-04 25:00", "Z", NULL, "none");
	when(d, "2018", NULL, NULL, "none");
	when(d, "昨天", NULL, NULL, "none");
	when(d, "", NULL, NULL, "none");
	when(d, "2018-12-31T23:59:60Z", NULL, NULL, "2018-12-31T23:59:60Z");
	when(d, "2018-07-04T12:30:61Z", NULL, NULL, "none");
	when(d, "2018-07-04T12:60Z", NULL, NULL, "none");
	when(d, "2018-07-04T24:00Z", NULL, NULL, "none");
	when(d, "1969-12-31", NULL, NULL, "none");
	when(d, "2199-12-31", NULL, NULL, "2199-12-31");
	when(d, "2200-01-01", NULL, NULL, "none");
	when(d, "2018-00-04", NULL, NULL, "none");
	when(d, "2018-07-00", NULL, NULL, "none");
	when(d, "2018-04-31", NULL, NULL, "none");
	when(d, "2100-02-29", NULL, NULL, "none");
	when(d, "2000-02-29", NULL, NULL, "2000-02-29");
	when(d, "2018-07-04 9点", "Z", NULL, "2018-07-04T09:00:00Z");
	when(d, "2018-07-04 x", "Z", NULL, "2018-07-04");
	when(d, "2018-07-04 9:", "Z", NULL, "2018-07-04");
	when(d, "2018-07-04 9:05:x", "Z", NULL, "2018-07-04");
	when(d, "2018-07-04 9时5分7秒", "Z", NULL, "2018-07-04T09:05:07Z");
	when(d, "2018-07-04 9:05:07.", "Z", NULL, "2018-07-04T09:05:07Z");
	when(d, "2018-07-04 9:05:07.25", "Z", NULL, "2018-07-04T09:05:07.25Z");
	when(d, "2018-07-04t09:05z", NULL, NULL, "2018-07-04T09:05:00Z");
	when(d, "2018-07-04 09:05", "z", NULL, "2018-07-04T09:05:00Z");
	when(d, "2018-07-04 09:05", "+8", NULL, "2018-07-04T09:05:00+08:00");
	when(d, "2018-07-04 09:05", "+08", NULL, "2018-07-04T09:05:00+08:00");
	when(
	    d, "2018-07-04 09:05", "-14:59", NULL, "2018-07-04T09:05:00-14:59");
	when(d, "2018-07-04 09:05", "+15:00", NULL, "2018-07-04");
	when(d, "2018-07-04 09:05", "+08:60", NULL, "2018-07-04");
	when(d, "2018-07-04 09:05", "+08:00:00", NULL, "2018-07-04");
	when(d, "2018-07-04 09:05", "east", NULL, "2018-07-04");
	when(d, "2018-07-04 09:05", "", NULL, "2018-07-04");
	when(d, "Sept 4, 2018", NULL, NULL, "2018-09-04");
	when(d, "Se 4, 2018", NULL, NULL, "none");
	when(d, "Jul 4, 18", NULL, NULL, "none");
	when(d, "Jul 123, 2018", NULL, NULL, "none");
	when(d, "2018 Jul 4", NULL, NULL, "2018-07-04");
	when(d, "2018-07", NULL, NULL, "none");
	when(d, "2018-07-04x", NULL, NULL, "2018-07-04");
}

static void
url(const char *text, const char *base, const char *want)
{
	struct buf b = {0};

	if (!url_absolute(str_from(text), str_from(base), &b))
		buf_puts(&b, "none");
	same(text, &b, want);
}

static void
link(const char *text, const char *base, const char *want)
{
	struct buf b = {0};

	if (!url_link(str_from(text), str_from(base), &b))
		buf_puts(&b, "none");
	same(text, &b, want);
}

static void
links(void)
{
	const char *base = "https://a.com/b/c/d?e/f";

	link("lot.php?id=7", base, "https://a.com/b/c/lot.php?id=7");
	link("?id=7", base, "https://a.com/b/c/d?id=7");
	link("../7.html", base, "https://a.com/b/7.html");
	link("./../../../7.html", base, "https://a.com/7.html");
	link("7.html", "http://a.com", "http://a.com/7.html");
	link("7.html", "http://a.com?x", "http://a.com/7.html");
	link("/7", base, "https://a.com/7");
	link("7.html", NULL, "none");
	link("#top", base, "none");
	link("", base, "none");
	link("javascript:;", base, "none");
	link("mailto:a", base, "none");
	link("//", base, "none");
}

static void
urls(void)
{
	const char *base = "https://a.com/b/c?d";

	url("//x.com/a.jpg", NULL, "https://x.com/a.jpg");
	url(" http://x.com/a?b=c&d#e ", NULL, "http://x.com/a?b=c&d#e");
	url("HTTPS://X.com", NULL, "https://x.com");
	url("/i/1.jpg", base, "https://a.com/i/1.jpg");
	url("/i/1.jpg", NULL, "none");
	url("1.jpg", base, "none");
	url("javascript:;", base, "none");
	url("data:image/png;base64,AA", base, "none");
	url("#top", base, "none");
	url("//", base, "none");
	url("http://", base, "none");
	url("done", base, "none");
	url("http://x.com/a b", NULL, "http://x.com/a%20b");
	url("http://x.com/\"<>\x7f\x01", NULL, "http://x.com/%22%3C%3E%7F%01");
	url("http://x.com/é", NULL, "http://x.com/é");
	url("https:///a", base, "none");
	url("http:///a", base, "none");
	url("/", base, "https://a.com/");
	url("///a", base, "none");
	url("", base, "none");
	url("/a", "a.com/b", "none");
	url("/a", "ftp://a.com/b", "none");
	url("/a", "http://", "none");
	url("/a", "https:///b", "none");
	OK(str_eq(url_path(str_from("http://a.com:80?b/c")), STR("/")), "path");
	OK(str_eq(url_path(str_from("http://a.com:80#b/c")), STR("/")), "path");
	OK(str_eq(url_path(str_from("http://a.com/b#c?")), STR("/b")), "path");
	OK(!url_path(str_from("a.com/b")).p, "no path");
	OK(str_eq(url_local(str_from("http://a.com")), STR("/")), "local");
	OK(str_eq(url_local(str_from("http://a.com:80?b/c")), STR("/")),
	    "local");
	OK(str_eq(url_local(str_from("http://a.com:80/b?c#d")), STR("/b?c#d")),
	    "local");
	OK(!url_local(str_from("a.com/b")).p, "no local part");
	OK(!url_path(STR_NONE).p, "no path");
	OK(str_eq(url_host(str_from("http://a.com:80/b?c")), STR("a.com")),
	    "host");
	OK(str_eq(url_path(str_from("http://a.com:80/b?c")), STR("/b")),
	    "path");
	OK(str_eq(url_path(str_from("http://a.com?c")), STR("/")), "path");
	OK(!url_host(str_from("a.com")).p, "no host");
	OK(str_eq(url_host(str_from("http://a.com./b")), STR("a.com.")),
	    "a host with the root of names");
	OK(!url_host(str_from("http://item.")).p, "a host that was cut");
	OK(!url_host(str_from("http://item.../b")).p, "a host that was cut");
}

static void
plain(const char *text, const char *want)
{
	struct buf b = {0};

	text_plain(str_from(text), &b);
	same(text, &b, want);
}

static void
texts(void)
{
	struct buf b = {0};

	plain("纯<span class=H>象牙</span>手串", "纯象牙手串");
	plain("  a \t\n b　", "a b");
	plain("\xc2\xa0"
	      "a\xc2\xa0"
	      "b\xc2\xa0",
	    "a\xc2\xa0"
	    "b");
	plain("A&amp;B &lt;C&gt; &#x8c61;&#29273; &nosuch; &amp",
	    "A&B <C> 象牙 "
	    "&nosuch; &amp");
	plain("尺寸<S> <50元 a<b", "尺寸<S> <50元 a<b");
	plain("165\\x2FS \\x2fM", "165/S /M");
	plain("a\\x86 \\x2 \\x41 \\y", "a\\x86 \\x2 \\x41 \\y");
	plain("上<br/>下<b>粗</b><EM>x</EM><span", "上 下粗x<span");
	plain("<script>x</script>", "<script>x</script>");
	plain(
	    "&#0;&#xD800;&#99999999;", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
	plain("&#150;&#x80;&#x81;", "–€\xc2\x81"); /* as in windows-1252 */
	plain("&#x;&#;&#x&#", "&#x;&#;&#x&#");
	plain("&#65&#x41;&#6a;&#xg;&#X41;", "&#65A&#6a;&#xg;A");
	plain("&#00000065;&#000000065;", "AA");
	plain("&;&a", "&;&a");
	plain("a<BR>b<h1>d</h1>e<1>f</>g<>", "a bde<1>f</>g<>");
	plain("a<b", "a<b");
	plain("a<", "a<");
	OK(text_percent(STR("amh%E5%AE%98"), &b), "utf-8");
	OK(str_eq(buf_str(&b), STR("amh官")), STR_FMT, STR_ARG(buf_str(&b)));
	OK(!text_percent(STR("100%"), &b), "a percentage");
	OK(!text_percent(STR("100%25"), &b), "plain ASCII");
	OK(!text_percent(STR("官%E5%AE%98"), &b), "not ASCII");
	OK(!text_percent(STR("%E5%AE%9"), &b), "cut");
	OK(!text_percent(STR("%E5%AE%"), &b), "cut");
	OK(!text_percent(STR("%E5%AE%9g"), &b), "no figure");
	OK(!text_percent(STR("%E5%AE%@8"), &b), "no figure");
	buf_free(&b);
}

static void
finds(const char *page, const char *anchor, const char *want)
{
	struct script s = {str_from(page), str_from(anchor), 0, 0};
	struct buf b = {0};
	struct str v;

	while (script_next(&s, &v)) {
		buf_addstr(&b, v);
		buf_addc(&b, '|');
	}
	same(page, &b, want);
}

static void
body(const char *page, const char *want)
{
	struct str v = script_body(str_from(page));

	OK(str_eq(v, str_from(want)), "%s: got " STR_FMT, page, STR_ARG(v));
}

static void
scripts(void)
{
	struct buf b = {0};
	struct script s;
	struct str v;

	finds("x g_a = {\"t\":\"};{\\\"\"} ; g_b();",
	    "g_a =", "{\"t\":\"};{\\\"\"}|");
	finds("g_a={}g_a\n=\n[1]", "g_a =", "{}|[1]|");
	finds("my_g_a = {} g_ab = {} g_a = 3; g_a == {}", "g_a =", "");
	finds("T.Setup( {'a':\"}\",b:'}' /* } */ }); T.Setup({\"c\":1})",
	    "T.Setup(", "{'a':\"}\",b:'}' /* } */ }|{\"c\":1}|");
	finds("const { x = {1}", "const {word} =", "");
	finds("d = {0} d_x1= {1} d_ = [2]", "d_{word} =", "{1}|[2]|");
	OK(script_anchor(STR("a{word}")) && !script_anchor(STR("{word} =")) &&
		!script_anchor(STR("\f=")) && !script_anchor(STR("")),
	    "what is an anchor");
	finds("v = {\"a\":[1,2", "v =", "{\"a\":[1,2|");
	finds("v = {// }\n}", "v =", "{// }\n}|");
	body(" {\"a\":1} ", "{\"a\":1} ");
	body("[1]", "[1]");
	body("jsonp12({\"a\":\")\"});", "{\"a\":\")\"}");
	body("/**/a.b$c( [1] )", "[1]");
	body("<html>", "");
	body("f(x)", "");
	body("", "");
	/* 100,000 anchors, none of which ends: not their square. */
	for (int i = 0; i < 100000; i++)
		buf_puts(&b, "v = {");
	s = (struct script){buf_str(&b), STR("v ="), 0, 0};
	for (done++; script_next(&s, &v); done++)
		;
	OK(done < 1000, "%d", done);
	buf_free(&b);
}

int
main(void)
{
	struct err e;
	struct rules *r = rules_new(&e);
	struct buf path = {0};
	struct numbers *w;
	struct dates *d;

	if (!r) {
		printf("not ok: %s\n", e.msg);
		return 1;
	}
	buf_printf(&path, "%s/sites/dates.tsv", rules_home(r));
	d = dates_new(r, buf_cstr(&path), &e);
	OK(d, "%s", e.msg);
	buf_clear(&path);
	buf_printf(&path, "%s/sites/numbers.tsv", rules_home(r));
	w = numbers_new(r, buf_cstr(&path), d, &e);
	OK(w, "%s", e.msg);
	if (w) {
		prices(w);
		counts(w);
		worded(w);
	}
	if (d) {
		words(d);
		programs(d);
		languages(d);
	}
	dates_free(d);
	urls();
	links();
	texts();
	scripts();
	numbers_free(w);
	buf_free(&path);
	rules_free(r);
	printf("%d done, %d failed\n", done, failed);
	return failed != 0;
}
