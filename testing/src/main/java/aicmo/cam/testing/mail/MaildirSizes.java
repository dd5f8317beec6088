package aicmo.cam.testing.mail;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Counts a message's bytes as Dovecot's delivery agent does, which writes them into the file's name: else each is read for its size. */
final class MaildirSizes extends FilterOutputStream {
    private long size;
    private long sizeWithCrLf;
    private int last;

    MaildirSizes(OutputStream out) {
        super(out);
    }

    String inName() {
        return ",S=" + size + ",W=" + sizeWithCrLf;
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        count(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
        for (int at = from; at < from + length; at++) {
            count(bytes[at]);
        }
    }

    private void count(int b) {
        size++;
        sizeWithCrLf += b == '\n' && last != '\r' ? 2 : 1;
        last = b;
    }
}
