package aicmo.cam.rest.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Email|First Name|Last Name|Company|Time Zone",
                "E-Mail-Adresse|Vorname|Nachname|Firma|Zeitzone",
                "E-Mail|Vorname|Name|Unternehmen|Zeitzone",
                "Courriel|Prénom|Nom|Société|Fuseau horaire",
                "Correo electrónico|Nombre|Apellidos|Empresa|Zona horaria",
                "Indirizzo e-mail|Nome|Cognome|Azienda|Fuso orario",
                "Endereço de e-mail|Nome|Sobrenome|Organização|Fuso horário",
                "E-mailadres|Voornaam|Achternaam|Bedrijf|Tijdzone",
                "Adres e-mail|Imię|Nazwisko|Nazwa firmy|Strefa czasowa",
                "E-post|Förnamn|Efternamn|Företag|Tidszon",
                "E-posta|Adı|Soyadı|Şirket|Saat dilimi",
                "EMAIL *|first|LAST|organisation|TimeZone",
                " E_MAIL :|Given-Name|surname|Company.Name|time_zone",
            })
    void the_usual_columns_are_known_in_ten_languages(String header) {
        assertThat(ColumnNames.meanings(List.of(header.split("\\|", -1))))
                .containsExactly("email", "first_name", "last_name", "company", "time_zone");
    }

    @Test
    void a_word_that_means_something_else_elsewhere_needs_its_counterpart() {
        assertThat(ColumnNames.meanings(List.of("email", "Ad", "Name", "Nom", "First", "Nome", "naam")))
                .isEqualTo(Arrays.asList("email", null, null, null, null, null, null));
    }

    @Test
    void the_columns_of_a_suppression_list_are_known_too() {
        assertThat(ColumnNames.meanings(List.of("Domäne", "Grund", "Bemerkung", "Address", "Motivo", "Observações")))
                .containsExactly("domain", "reason", "note", "address", "reason", null);
        assertThat(ColumnNames.meanings(List.of("Ihre Branche", "", "ID", "名前")))
                .isEqualTo(Arrays.asList(null, null, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"e\u0301", "İ", "-", " ", "email", "ß", "\ufdfa", "x"})
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void any_header_is_read_in_linear_time(String piece) {
        assertThat(ColumnNames.meanings(List.of(piece.repeat(1_000_000 / piece.length()), "email")))
                .hasSize(2);
        assertThat(ColumnNames.meanings(
                        java.util.Collections.nCopies(20_000, piece.repeat(10).substring(0, 10))))
                .hasSize(20_000);
    }
}
