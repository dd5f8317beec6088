package aicmo.cam.rest.guard;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** What the guard stands before in its tests. */
@Path("/")
public class GuardedResource {
    static final AtomicInteger DONE = new AtomicInteger();
    static final Map<String, Gate> GATES = new ConcurrentHashMap<>();

    /** Holds requests until it is opened. */
    static final class Gate {
        final AtomicInteger reached = new AtomicInteger();
        final CountDownLatch open = new CountDownLatch(1);
    }

    @POST
    @Path("guarded")
    @Blocking
    @Consumes("application/json")
    public String body(InputStream body) throws IOException {
        DONE.incrementAndGet();
        return Long.toString(body.transferTo(OutputStream.nullOutputStream()));
    }

    @POST
    @Path("guarded/list")
    @Blocking
    @Consumes("text/csv")
    public String list(InputStream body) throws IOException {
        return Long.toString(body.transferTo(OutputStream.nullOutputStream()));
    }

    @POST
    @Path("guarded/list")
    @Blocking
    @Consumes("multipart/form-data")
    public String form(@RestForm("file") FileUpload file) {
        DONE.incrementAndGet();
        return Long.toString(file == null ? -1 : file.size());
    }

    @POST
    @Path("guarded/action")
    @Blocking
    public String action() {
        DONE.incrementAndGet();
        return "done";
    }

    @GET
    @Path("guarded/slow/{gate}")
    @Blocking
    public String slow(String gate) throws InterruptedException {
        GATES.get(gate).reached.incrementAndGet();
        GATES.get(gate).open.await();
        return "slow";
    }

    @POST
    @Path("open/{token}")
    @Blocking
    public String open() {
        return "open";
    }

    @POST
    @Path("signed")
    @Blocking
    public String signed(InputStream body) throws IOException {
        return Long.toString(body.transferTo(OutputStream.nullOutputStream()));
    }
}
