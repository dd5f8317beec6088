package aicmo.cam.local;

import aicmo.cam.local.access.KafkaLogins;
import aicmo.cam.local.backing.MailServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where everything of a running system is found, one line each. */
final class Addresses {
    private Addresses() {}

    static List<String> of(LocalSystem system) {
        List<String> lines = new ArrayList<>();
        for (Service service : Service.values()) {
            lines.add(line(
                    service.module(),
                    system.url(service) + "/api/cam   API /q/openapi   health " + system.management(service)
                            + "/q/health"));
        }
        lines.add(line(
                "Kafka",
                system.kafka() + "   read-only user for any client: "
                        + system.backing().logins().properties(KafkaLogins.READER)));
        lines.add(line(
                "PostgreSQL",
                system.backing().postgres().jdbcUrl() + "   passwords in "
                        + system.data().resolve("postgresql/passwords")));
        system.backing().mail().ifPresent(mail -> lines.add(line("mail", mail(mail))));
        lines.add(line("logs", system.logs().resolve("all.log").toString()));
        return lines;
    }

    private static String mail(MailServer mail) {
        return "SMTP 127.0.0.1:" + mail.smtpPort() + ", IMAP 127.0.0.1:" + mail.imapPort()
                + "   name and password: the address";
    }

    private static String line(String what, String where) {
        return String.format(Locale.ROOT, "  %-19s %s", what, where);
    }
}
