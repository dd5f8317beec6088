package aicmo.cam.inbox.server;

import aicmo.cam.testing.mail.DovecotServer;
import java.nio.file.Path;

/** Dovecot, where it is installed. */
record TestedDovecot(DovecotServer dovecot) implements TestedServer {
    @Override
    public int port() {
        return dovecot.port();
    }

    @Override
    public int tlsPort() {
        return dovecot.tlsPort();
    }

    @Override
    public Path certificate() {
        return dovecot.certificate();
    }

    @Override
    public boolean canStartTls() {
        return true;
    }

    @Override
    public boolean takes(byte[] message) {
        return true;
    }

    @Override
    public void put(String user, String folder, byte[] message) throws Exception {
        dovecot.put(user, folder, message);
    }

    @Override
    public void rename(String user, String folder, String name) throws Exception {
        dovecot.doveadm("mailbox", "rename", "-u", user, folder, name);
    }

    @Override
    public void forgetUids(String user) throws Exception {
        dovecot.forgetUids(user);
    }

    @Override
    public void stop() throws Exception {
        dovecot.stop();
    }

    @Override
    public void restart() throws Exception {
        dovecot.restart();
    }

    @Override
    public void end() throws Exception {
        dovecot.close();
    }

    @Override
    public String toString() {
        return "Dovecot";
    }
}
