package aicmo.cam.local;

import aicmo.cam.local.backing.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The port of every endpoint, chosen before anything starts.
 *
 * @param locks keep the ports until {@link #release}
 */
record Ports(Map<Endpoint, Integer> chosen, List<FileLock> locks) {

    /** @throws Refused where a setting is no port, two settings name the same, or the policy refuses one in use */
    static Ports choose(List<Endpoint> endpoints, Settings settings, PortPolicy policy, Progress progress) {
        return choose(endpoints, Set.of(), settings, policy, progress);
    }

    /** @param elsewhere endpoints of programs that are started by somebody else, who may have opened them already */
    static Ports choose(
            List<Endpoint> endpoints,
            Set<Endpoint> elsewhere,
            Settings settings,
            PortPolicy policy,
            Progress progress) {
        Map<Endpoint, Integer> chosen = new HashMap<>();
        Map<Integer, Endpoint> taken = new HashMap<>();
        List<FileLock> locks = new ArrayList<>();
        StringBuilder moved = new StringBuilder();
        try {
            for (Endpoint endpoint : endpoints) {
                int wanted = wanted(endpoint, settings);
                int port =
                        switch (policy) {
                            case FREE -> free(locks);
                            case YIELD -> FreePort.isFree(wanted) && keep(wanted, locks) ? wanted : free(locks);
                            case REFUSE -> required(endpoint, wanted, taken, !elsewhere.contains(endpoint), locks);
                        };
                if (policy == PortPolicy.YIELD && port != wanted) {
                    moved.append(moved.isEmpty() ? "" : ", ")
                            .append(wanted)
                            .append(" → ")
                            .append(port);
                }
                chosen.put(endpoint, port);
                taken.put(port, endpoint);
            }
        } catch (Refused e) {
            release(locks);
            throw e;
        }
        if (!moved.isEmpty()) {
            progress.say("Some ports are in use, others are taken instead: " + moved);
        }
        return new Ports(Map.copyOf(chosen), List.copyOf(locks));
    }

    private static boolean keep(int port, List<FileLock> locks) {
        Optional<FileLock> lock = PortLocks.take(port);
        lock.ifPresent(locks::add);
        return lock.isPresent();
    }

    private static int free(List<FileLock> locks) {
        int port = FreePort.next();
        while (!keep(port, locks)) {
            port = FreePort.next();
        }
        return port;
    }

    /** Lets others have the ports. */
    void release() {
        release(locks);
    }

    private static void release(List<FileLock> locks) {
        for (FileLock lock : locks) {
            try {
                lock.release();
            } catch (IOException e) {
                throw new UncheckedIOException("a port can't be given back", e);
            }
        }
    }

    int of(Endpoint endpoint) {
        return chosen.get(endpoint);
    }

    private static int wanted(Endpoint endpoint, Settings settings) {
        String value = settings.get(endpoint.setting()).orElse(String.valueOf(endpoint.preferred()));
        if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > 65_535) {
            throw new Refused(endpoint.setting() + " is \"" + value + "\"; it must be a port, 1 to 65535");
        }
        return Integer.parseInt(value);
    }

    private static int required(
            Endpoint endpoint, int wanted, Map<Integer, Endpoint> taken, boolean free, List<FileLock> locks) {
        if (taken.containsKey(wanted)) {
            throw new Refused(endpoint.setting() + " and " + taken.get(wanted).setting() + " are both " + wanted
                    + "; give one of them another port");
        }
        if (free && !FreePort.isFree(wanted)) {
            throw new Refused("port " + wanted + " for " + endpoint.label()
                    + " is in use on 127.0.0.1; end what listens there, or set " + endpoint.setting()
                    + " to another port (in .env or the environment)");
        }
        if (!keep(wanted, locks)) {
            throw new Refused("port " + wanted + " for " + endpoint.label()
                    + " belongs to another CAM of yours that is running; stop that one, or set " + endpoint.setting()
                    + " to another port (in .env or the environment)");
        }
        return wanted;
    }
}
