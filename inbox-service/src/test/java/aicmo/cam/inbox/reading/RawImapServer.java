package aicmo.cam.inbox.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As much of an IMAP server as reading takes. It gives the very bytes that it was given, which servers that parse mail can't do with
 * hostile messages, and it fails on command.
 */
public final class RawImapServer implements AutoCloseable {
    private static final Pattern FETCH = Pattern.compile("FETCH ([\\d:]+) \\(UID ([^)]*)\\)");
    private final ServerSocket socket;
    private final long uidValidity;
    private final List<byte[]> messages = Collections.synchronizedList(new ArrayList<>());
    private final Set<Integer> refused = ConcurrentHashMap.newKeySet();
    private final List<String> commands = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> nonsense = new ConcurrentHashMap<>();
    private volatile int bytesBeforeCut = Integer.MAX_VALUE;
    private volatile boolean silentAtCut;
    private volatile CountDownLatch bodies = new CountDownLatch(0);

    public RawImapServer() throws IOException {
        this(7);
    }

    RawImapServer(long uidValidity) throws IOException {
        this.uidValidity = uidValidity;
        socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Its UID is its number, from 1. */
    public void add(byte[] message) {
        messages.add(message);
    }

    /** Answers NO where the body of this one is asked for. */
    void refuse(int uid) {
        refused.add(uid);
    }

    /** Cuts the next connection after so many bytes of bodies, once. */
    void cutAfter(int bytes) {
        bytesBeforeCut = bytes;
    }

    /** As {@link #cutAfter}, but the connection stays open and nothing more is said. */
    void fallSilentAfter(int bytes) {
        silentAtCut = true;
        bytesBeforeCut = bytes;
    }

    /** Answers a command with this and nothing else, until it is taken back by an empty answer. */
    void answer(String command, String nonsenseToSay) {
        nonsense.put(command, nonsenseToSay);
    }

    /** From now on whoever asks for bodies waits for this. */
    public void holdBodies(CountDownLatch until) {
        bodies = until;
    }

    public List<String> commands() {
        return List.copyOf(commands);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
                OutputStream out = client.getOutputStream()) {
            say(out, "* OK ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String tag = line.substring(0, line.indexOf(' '));
                String command = line.substring(tag.length() + 1);
                commands.add(command);
                answer(out, tag, command);
            }
        } catch (IOException e) {
            commands.add("(cut: " + e.getMessage() + ")");
        }
    }

    private void answer(OutputStream out, String tag, String command) throws IOException {
        String verb = command.startsWith("UID ") ? command.substring(4) : command;
        String said = nonsense.getOrDefault(verb.split(" ", -1)[0], "");
        if (!said.isEmpty()) {
            out.write(said.getBytes(ISO_8859_1));
            out.flush();
            return;
        }
        if (verb.startsWith("CAPABILITY")) {
            say(out, "* CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2");
        } else if (verb.startsWith("EXAMINE") || verb.startsWith("SELECT")) {
            say(out, "* " + messages.size() + " EXISTS\r\n* OK [UIDVALIDITY " + uidValidity + "] UIDs valid");
        } else if (verb.startsWith("SEARCH")) {
            StringBuilder uids = new StringBuilder("* SEARCH");
            for (int uid = 1; uid <= messages.size(); uid++) {
                uids.append(' ').append(uid);
            }
            say(out, uids.toString());
        } else if (verb.startsWith("FETCH") && !fetch(out, verb)) {
            say(out, tag + " NO this message is broken");
            return;
        }
        say(out, tag + " OK done");
    }

    private boolean fetch(OutputStream out, String verb) throws IOException {
        Matcher asked = FETCH.matcher(verb);
        if (!asked.find()) {
            throw new IOException("not understood: " + verb);
        }
        Set<Integer> uids = new TreeSet<>();
        String[] range = asked.group(1).split(":", -1);
        for (int uid = Integer.parseInt(range[0]); uid <= Integer.parseInt(range[range.length - 1]); uid++) {
            uids.add(uid);
        }
        boolean bodies = asked.group(2).startsWith("BODY.PEEK[]");
        if (bodies) {
            held();
        }
        if (bodies && uids.stream().anyMatch(refused::contains)) {
            return false;
        }
        for (int uid : uids) {
            byte[] message = messages.get(uid - 1);
            if (bodies) {
                boolean partial = asked.group(2).endsWith(">");
                int length = partial ? Math.min(message.length, 2 * 1024 * 1024) : message.length;
                say(out, "* " + uid + " FETCH (UID " + uid + " BODY[]" + (partial ? "<0>" : "") + " {" + length + "}");
                write(out, message, length);
                say(out, ")");
            } else {
                say(
                        out,
                        "* " + uid + " FETCH (UID " + uid + " RFC822.SIZE " + message.length
                                + " INTERNALDATE \"17-Jul-2026 02:44:25 +0000\")");
            }
        }
        return true;
    }

    private void write(OutputStream out, byte[] message, int length) throws IOException {
        if (length > bytesBeforeCut) {
            out.write(message, 0, bytesBeforeCut);
            bytesBeforeCut = Integer.MAX_VALUE;
            out.flush();
            if (silentAtCut) {
                silentAtCut = false;
                fallSilent();
            }
            throw new IOException("cut in the middle of a FETCH, as it was told to");
        }
        if (bytesBeforeCut != Integer.MAX_VALUE) {
            bytesBeforeCut -= length;
        }
        out.write(message, 0, length);
    }

    private void held() throws IOException {
        try {
            bodies.await();
        } catch (InterruptedException e) {
            throw new IOException("not waited for", e);
        }
    }

    /** Until the client gives up: nothing else ends this. */
    private void fallSilent() throws IOException {
        try {
            new CountDownLatch(1).await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new IOException("not waited for", e);
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(ISO_8859_1));
        out.flush();
    }
}
