package aicmo.cam.testing.mail;

import java.nio.file.Path;

/** What a Dovecot is told: any name is a user with the password {@code secret}, and everything lies in one folder. */
final class DovecotSettings {
    private DovecotSettings() {}

    static String of(Path folder, int port, int tlsPort) {
        return """
                base_dir = FOLDER/run
                state_dir = FOLDER/state
                log_path = FOLDER/dovecot.log
                protocols = imap
                listen = 127.0.0.1
                ssl = yes
                ssl_cert = <FOLDER/cert.pem
                ssl_key = <FOLDER/key.pem
                disable_plaintext_auth = no
                auth_failure_delay = 0
                mail_location = maildir:FOLDER/mail/%u
                first_valid_uid = 1
                mail_max_userip_connections = 200
                passdb {
                  driver = static
                  args = password=secret
                }
                userdb {
                  driver = static
                  args = uid=mail gid=mail home=FOLDER/mail/%u allow_all_users=yes
                }
                service imap-login {
                  inet_listener imap {
                    port = PLAIN
                  }
                  inet_listener imaps {
                    port = TLS
                  }
                }
                """.replace("FOLDER", folder.toString())
                .replace("PLAIN", String.valueOf(port))
                .replace("TLS", String.valueOf(tlsPort));
    }
}
