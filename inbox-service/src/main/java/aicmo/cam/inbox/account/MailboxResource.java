package aicmo.cam.inbox.account;

import aicmo.cam.inbox.mailbox.InboxProvider;
import aicmo.cam.inbox.mailbox.MailboxRows;
import aicmo.cam.inbox.mailbox.MailboxState;
import aicmo.cam.messaging.EventId;
import aicmo.cam.rest.Page;
import aicmo.cam.rest.Problem;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The mailboxes: which there are, how they are doing, and whether one could be read. */
@Path("/api/cam/mailboxes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MailboxResource {
    private final Accounts accounts;
    private final MailboxRows rows;
    private final InboxProvider provider;

    MailboxResource(Accounts accounts, MailboxRows rows, InboxProvider provider) {
        this.accounts = accounts;
        this.rows = rows;
        this.provider = provider;
    }

    @GET
    @Operation(
            operationId = "listMailboxes",
            summary =
                    "Every folder that is or was read, with its last success, its last error and how far it is behind")
    public Page<MailboxState> list() {
        Set<String> read = new HashSet<>();
        accounts.all()
                .forEach(account -> account.folders().forEach(folder -> read.add(account.address() + "/" + folder)));
        return new Page<>(
                rows.all().stream()
                        .map(one -> MailboxState.of(one, read.contains(one.address() + "/" + one.folder())))
                        .toList(),
                null);
    }

    @GET
    @Path("accounts")
    @Operation(operationId = "listAccounts", summary = "Every mailbox that is to be read, without its credentials")
    public Page<AccountView> accounts() {
        return new Page<>(accounts.all().stream().map(this::view).toList(), null);
    }

    @GET
    @Path("accounts/{id}")
    @Operation(operationId = "getAccount", summary = "One mailbox, without its credentials")
    public AccountView get(@PathParam("id") UUID id) {
        return view(known(id));
    }

    @POST
    @Path("accounts")
    @Transactional
    @Operation(
            operationId = "addAccount",
            summary = "A mailbox that is read from now on; its credentials are sealed and shown nowhere")
    @APIResponse(
            responseCode = "201",
            description = "It is read within seconds; test it to see whether it can be",
            content = @Content(schema = @Schema(implementation = AccountView.class)))
    public Response add(@Valid @NotNull(message = "the body is missing") AccountRequest request) {
        Account account = request.account(EventId.next(), 1);
        sealable();
        if (accounts.isTaken(account.address()) || !accounts.add(account)) {
            throw Problem.conflict("there is a mailbox " + account.address()
                    + " already: change it with PUT, or in the settings where it comes from there");
        }
        return Response.status(Response.Status.CREATED).entity(view(account)).build();
    }

    @PUT
    @Path("accounts/{id}")
    @Transactional
    @Operation(
            operationId = "changeAccount",
            summary = "Replaces all of a mailbox but its address, its credentials too")
    public AccountView change(
            @PathParam("id") UUID id, @Valid @NotNull(message = "the body is missing") AccountRequest request) {
        Account before = known(id);
        given(before);
        sealable();
        Account account = request.account(id, before.revision() + 1);
        if (!account.address().equals(before.address())) {
            throw Problem.conflict("the mailbox " + id + " is " + before.address()
                    + "; another address is another mailbox: add it, and remove this one");
        }
        accounts.replace(account);
        return view(account);
    }

    @DELETE
    @Path("accounts/{id}")
    @Transactional
    @Operation(
            operationId = "removeAccount",
            summary = "The mailbox is read no longer and its credentials are gone; its messages stay")
    @APIResponse(responseCode = "204", description = "It is removed")
    public void remove(@PathParam("id") UUID id) {
        if (accounts.remove(id)) {
            return;
        }
        given(known(id));
    }

    @POST
    @Path("accounts/{id}/test")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "testAccount",
            summary = "Whether a mailbox can be read, and what is wrong: host, port, TLS, login or folder")
    public Trial test(@PathParam("id") UUID id) {
        return Trial.of(known(id), provider);
    }

    @POST
    @Path("test")
    @Operation(
            operationId = "tryAccount",
            summary = "The same for a mailbox that is not added yet; nothing of it is kept")
    public Trial test(@Valid @NotNull(message = "the body is missing") AccountRequest request) {
        return Trial.of(request.account(EventId.next(), 0), provider);
    }

    private Account known(UUID id) {
        return accounts.find(id).orElseThrow(() -> Problem.notFound("mailbox", id));
    }

    private static void given(Account account) {
        if (account.source() == Account.Source.SETTINGS) {
            throw Problem.conflict("the mailbox " + account.address()
                    + " comes from the settings: change AICMO_IMAP_… and start anew");
        }
    }

    private void sealable() {
        if (!accounts.canSeal()) {
            throw Problem.conflict("credentials can't be sealed: set AICMO_CAM_INBOX_CREDENTIALS_KEYS"
                    + " (`openssl rand -base64 32`) on every replica, or give the mailbox by settings");
        }
    }

    private AccountView view(Account account) {
        List<MailboxState> state = account.folders().stream()
                .flatMap(folder -> rows.find(account.address(), folder).stream())
                .map(one -> MailboxState.of(one, true))
                .toList();
        return AccountView.of(account, state);
    }
}
