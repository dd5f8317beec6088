package aicmo.cam.classifier.machine;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.classifier.Bounce;
import aicmo.cam.classifier.Mail;
import aicmo.cam.events.BounceKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The habits of mail systems that decide what a failure says. */
class FailureTest {

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            IronPort quotes the remote server     | 5.0.0  | 5.1.0 - Unknown address error 550-'5.2.2 over quota'         | SOFT | 5.2.2
            why time ran out is better than that  | 4.4.7  | 450 4.7.1 Access denied, reverse lookup failed               | SOFT | 4.7.1
            the remote code is first hand         | 5.1.1  | 550 5.7.1 your IP address is blacklisted                     | SOFT | 5.7.1
            au names no address that a filter hid | 5.0.0  | 550 : User unknown                                           | SOFT | 5.0.0
            au names the address that is dead     | 5.0.0  | 550 <lena@acme.example>: User unknown                        | HARD | 5.0.0
            qmail was refused for its own name    | 5.0.0  | Connected to 192.0.2.7 but my name was rejected.             | SOFT | 5.0.0
            a program that failed is no address   | 5.1.1  | user unknown. Command output: procmail: Couldn't create file | SOFT | 5.1.1
            a sender was refused                  | 5.1.0  | 553 5.1.0 no such domain (in reply to MAIL FROM command)     | SOFT | 5.1.0
            a name server may answer tomorrow     | 5.4.4  | Name service error: Host not found, try again                | SOFT | 5.4.4
            Yahoo answers after the data          | 5.0.0  | 554 delivery error: dd This user doesn't have an account     | HARD | 5.0.0
            no server on the way takes UTF-8      | 5.6.7  | SMTPUTF8 is required, but was not offered by host mx.x.example | SOFT | 5.6.7
            nor does the address's own            | 5.6.7  | 550 5.6.7 non-ASCII address: user unknown                    | SOFT | 5.6.7
            an account closed by its owner        | 5.7.13 | 525 5.7.13 User account disabled                             | SOFT | 5.7.13
            """)
    void each_habit_is_known(String habit, String status, String said, BounceKind kind, String expected) {
        Bounce bounce = Mail.answer("")
                .report("failed", status, said)
                .verdict()
                .bounce()
                .orElseThrow();

        assertThat(bounce.kind()).isEqualTo(kind);
        assertThat(bounce.status()).isEqualTo(expected);
    }
}
