package aicmo.cam.rest.csv;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What people and programs call the columns of their lists, in English, German, French, Spanish, Italian, Portuguese, Dutch, Polish,
 * Swedish and Turkish; without regard to case, accents, spaces and signs.
 */
public final class ColumnNames {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int LONGEST = 100;

    private static final Map<String, String> MEANINGS = meanings(Map.of(
            "email",
            """
            email mail emailaddress mailaddress emailid email1 email1value primaryemail contactemail
            emailadresse mailadresse epostadresse
            courriel mel adresseemail adressemail adressecourriel adresseelectronique
            correo correoelectronico direcciondecorreo direcciondecorreoelectronico direccionemail
            indirizzoemail indirizzomail postaelettronica indirizzodipostaelettronica
            enderecodeemail enderecoemail enderecoeletronico correioeletronico correioelectronico
            emailadres mailadres epostadres
            adresemail adresmail adresmailowy adresemailowy adrespocztyelektronicznej pocztaelektroniczna
            epost epostadress mejl mejladress mailadress emailadress
            eposta epostaadresi emailadresi mailadresi
            """,
            "first_name",
            """
            firstname givenname forename fname contactfirstname
            vorname prenom nombredepila primernombre primeironome nomeproprio voornaam imie fornamn tilltalsnamn
            """,
            "last_name",
            """
            lastname surname familyname lname contactlastname
            nachname familienname zuname nomdefamille apellido apellidos primerapellido cognome
            sobrenome apelido apelidos ultimonome achternaam familienaam nazwisko efternamn soyad soyadi soyisim
            """,
            "company",
            """
            company companyname organization organisation organizationname organisationname accountname employer
            firma firmenname unternehmen unternehmensname entreprise societe nomdelasociete nomdelentreprise raisonsociale
            empresa compania organizacion nombredelaempresa nombredeempresa razonsocial
            azienda societa impresa ditta nomeazienda ragionesociale
            companhia nomedaempresa organizacao razaosocial bedrijf bedrijfsnaam organisatie
            nazwafirmy przedsiebiorstwo organizacja foretag foretagsnamn bolag sirket sirketadi firmaadi kurum
            """,
            "time_zone",
            """
            timezone zeitzone fuseauhoraire zonahoraria husohorario fusoorario fusohorario tijdzone strefaczasowa
            tidszon saatdilimi zamandilimi
            """,
            "tags",
            """
            tags labels schlagworte schlagworter etiquettes etiquetas etichette etykiety tagi etiketter taggar etiketler
            """,
            "domain",
            """
            domain domainname domane domaine nomdedomaine dominio domeinnaam domein domena doman domannamn alanadi
            """,
            "address",
            "address",
            "reason",
            """
            reason grund raison motif motivo razon razao reden powod przyczyna orsak anledning neden sebep
            """,
            "note",
            """
            note notes comment comments notiz bemerkung anmerkung kommentar remarque commentaire nota comentario observaciones
            commento observacao opmerking notitie uwaga uwagi notatka komentarz anteckning not aciklama yorum
            """));

    /** Words that mean a part of a name only beside another column of the same language: "Ad" is an advertisement elsewhere. */
    private static final List<Beside> BESIDE = List.of(
            new Beside("first", "first_name", Set.of("last")),
            new Beside("last", "last_name", Set.of("first")),
            new Beside("name", "last_name", Set.of("vorname")),
            new Beside("nom", "last_name", Set.of("prenom")),
            new Beside("naam", "last_name", Set.of("voornaam")),
            new Beside("namn", "last_name", Set.of("fornamn")),
            new Beside("nombre", "first_name", Set.of("apellido", "apellidos", "primerapellido")),
            new Beside("nombres", "first_name", Set.of("apellido", "apellidos", "primerapellido")),
            new Beside("nome", "first_name", Set.of("cognome", "sobrenome", "apelido", "apelidos", "ultimonome")),
            new Beside("ad", "first_name", Set.of("soyad", "soyadi", "soyisim")),
            new Beside("adi", "first_name", Set.of("soyad", "soyadi", "soyisim")),
            new Beside("isim", "first_name", Set.of("soyad", "soyadi", "soyisim")));

    private ColumnNames() {}

    private record Beside(String word, String meaning, Set<String> others) {}

    /**
     * What each column is, as CAM calls it: {@code email}, {@code first_name}, {@code last_name}, {@code company}, {@code time_zone},
     * {@code tags}, {@code address}, {@code domain}, {@code reason}, {@code note}.
     *
     * @return null in the place of a column that is none of these
     */
    public static List<String> meanings(List<String> columns) {
        List<String> words = columns.stream().map(ColumnNames::word).toList();
        Set<String> all = new HashSet<>(words);
        List<String> meanings = new ArrayList<>(columns.size());
        for (String word : words) {
            meanings.add(MEANINGS.getOrDefault(word, beside(word, all)));
        }
        return Collections.unmodifiableList(meanings);
    }

    private static String beside(String word, Set<String> all) {
        return BESIDE.stream()
                .filter(known -> known.word().equals(word) && !Collections.disjoint(known.others(), all))
                .map(Beside::meaning)
                .findFirst()
                .orElse(null);
    }

    /** {@code E-Mail-Adresse *} as {@code emailadresse}. */
    private static String word(String column) {
        if (column.isEmpty() || column.length() > LONGEST) {
            return column;
        }
        String lower = column.toLowerCase(Locale.ROOT)
                .replace('ı', 'i')
                .replace('ł', 'l')
                .replace('ø', 'o')
                .replace("æ", "ae")
                .replace("ß", "ss");
        String plain =
                MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD)).replaceAll("");
        return SIGNS.matcher(plain).replaceAll("");
    }

    private static Map<String, String> meanings(Map<String, String> wordsByMeaning) {
        Map<String, String> meanings = new HashMap<>();
        wordsByMeaning.forEach((meaning, words) -> words.lines()
                .flatMap(line -> List.of(line.strip().split(" +", -1)).stream())
                .filter(word -> !word.isEmpty())
                .forEach(word -> {
                    if (meanings.put(word, meaning) != null) {
                        throw new IllegalStateException("'" + word + "' means two columns");
                    }
                }));
        return Map.copyOf(meanings);
    }
}
