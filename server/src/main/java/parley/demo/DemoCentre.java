package parley.demo;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import parley.channel.Channels;
import parley.demo.simulation.SampleCentre;
import parley.people.presence.PresenceState;
import parley.people.presence.Presences;
import parley.people.staff.AgentId;
import parley.people.staff.SkillId;
import parley.platform.accounts.Accounts;
import parley.platform.accounts.Role;
import parley.platform.http.PageOpening;
import parley.platform.identity.Access;
import parley.platform.identity.PersonId;
import parley.platform.identity.Secrets;
import parley.platform.identity.SessionCookie;
import parley.platform.identity.SessionFacts;
import parley.platform.kernel.Actor;
import parley.platform.kernel.ChannelKey;
import parley.platform.kernel.RunFacts;
import parley.work.canned.CannedReplies;
import parley.work.queue.Queue;
import tools.jackson.databind.json.JsonMapper;

/// Makes the sample centre on the first start with `--demo`, and signs the first page in.
@Component
@ConditionalOnBooleanProperty("parley.demo.enabled")
@EnableConfigurationProperties(DemoSettings.class)
class DemoCentre implements SmartLifecycle, RunFacts, SessionFacts, PageOpening, SampleCentre {

    private static final String FILE = "demo.json";

    private final DemoSettings settings;
    private final Accounts people;
    private final Secrets secrets;
    private final Access access;
    private final DemoModules modules;
    private final JsonMapper json;
    private final TransactionTemplate transactions;
    private volatile @Nullable DemoAccounts accounts;

    /// The parts of the product that the sample centre fills.
    @Component
    @ConditionalOnBooleanProperty("parley.demo.enabled")
    record DemoModules(DemoWork work, Presences presences, Channels channels, CannedReplies replies) {}

    DemoCentre(
            DemoSettings settings,
            Accounts people,
            Secrets secrets,
            Access access,
            DemoModules modules,
            JsonMapper json,
            TransactionTemplate transactions) {
        this.settings = settings;
        this.people = people;
        this.secrets = secrets;
        this.access = access;
        this.modules = modules;
        this.json = json;
        this.transactions = transactions;
    }

    @Override
    public void start() {
        Path file = settings.folder().resolve(FILE);
        try {
            if (Files.exists(file)) {
                accounts = json.readValue(Files.readString(file), DemoAccounts.class);
                return;
            }
            DemoAccounts made = transactions.execute(any -> {
                DemoAccounts fresh = make();
                // inside the transaction: accounts whose passwords nobody knows would be of no use
                write(file, fresh);
                return fresh;
            });
            accounts = made;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private DemoAccounts make() {
        var made = new ArrayList<DemoAccounts.Account>();
        DemoWork.Skills skills = modules.work().addSkills();
        made.add(account(Role.ADMINISTRATOR, "admin", "Chen Jing 陈静", "en").shown());
        made.add(account(Role.SUPERVISOR, "supervisor", "Li Na 李娜", "en").shown());
        Made wu = account(Role.AGENT, "wu.jie", "Wu Jie 吴洁", "en");
        Made zhao = account(Role.AGENT, "zhao.min", "Zhao Min 赵敏", "zh-CN");
        made.add(wu.shown());
        made.add(zhao.shown());
        AgentId first = agent(wu, Map.of(skills.english(), 5, skills.chinese(), 4, skills.returns(), 3));
        AgentId second = agent(zhao, Map.of(skills.chinese(), 5, skills.english(), 2, skills.returns(), 4));
        Queue queue = modules.work().addQueues(skills, List.of(first, second));
        SampleReplies.fill(modules.replies());
        // one of each kind, so that whatever the build brings can be tried at once
        var channels = modules.channels().kinds().stream()
                .map(kind -> modules.channels().add(kind, name(kind), queue.id(), "{}"))
                .toList();
        var channel = channels.stream()
                .filter(one -> modules.channels().followsStream(one))
                .findFirst()
                .orElseThrow();
        return new DemoAccounts(channel.id().value().toString(), made);
    }

    private String name(ChannelKey kind) {
        return modules.channels().name(kind, Locale.ENGLISH) + " · "
                + modules.channels().name(kind, Locale.CHINESE);
    }

    /// A person who was just added.
    private record Made(PersonId person, String name, DemoAccounts.Account shown) {}

    private Made account(Role role, String login, String name, String language) {
        String password = secrets.password();
        PersonId person = people.add(login, name, language, password, Set.of(role));
        String token = people.makeToken(person, "demo").token();
        return new Made(person, name, new DemoAccounts.Account(role.key(), login, password, token));
    }

    private AgentId agent(Made made, Map<SkillId, Integer> levels) {
        AgentId agent = modules.work().hire(made.person(), made.name(), levels);
        modules.presences().set(agent, PresenceState.AVAILABLE, null, Actor.SYSTEM);
        return agent;
    }

    private void write(Path file, DemoAccounts fresh) {
        try {
            Path draft = file.resolveSibling(FILE + ".new");
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, json.writeValueAsString(fresh));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Override
    public Map<String, Object> facts() {
        DemoAccounts known = accounts;
        return known == null ? Map.of() : Map.of("demo", Map.of("accounts", known.accounts()));
    }

    @Override
    public Map<String, Object> facts(PersonId person) {
        DemoAccounts known = accounts;
        return known == null ? Map.of() : Map.of("demo", Map.of("channelId", known.channelId()));
    }

    @Override
    public @Nullable String channelId() {
        DemoAccounts known = accounts;
        return known == null ? null : known.channelId();
    }

    @Override
    public @Nullable String agentToken() {
        DemoAccounts known = accounts;
        // not the one whom the first page signs in, because its tour follows what that one does
        DemoAccounts.Account agent = known == null ? null : known.lastAgent();
        return agent == null ? null : agent.token();
    }

    @Override
    public Path folder() {
        return settings.folder();
    }

    @Override
    public boolean wantsCustomers() {
        return settings.simulation();
    }

    /// A newcomer's first page is signed in as an agent, but only from this very machine.
    @Override
    public void opening(HttpServletRequest request, HttpServletResponse response) {
        DemoAccounts known = accounts;
        DemoAccounts.Account agent = known == null ? null : known.firstAgent();
        boolean isFirstPage = List.of("/", "/try").contains(request.getRequestURI());
        if (agent == null || !isFirstPage || !isLocal(request) || access.caller(request) != null) {
            return;
        }
        var caller = access.authenticate(agent.token());
        if (caller != null) {
            String session = people.beginSession(caller.person()).token();
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    SessionCookie.begin(session, request.isSecure()).toString());
        }
    }

    private static boolean isLocal(HttpServletRequest request) {
        try {
            // a proxy on this machine that nobody named brings strangers along
            return request.getHeader("X-Forwarded-For") == null
                    && java.net.InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
                    && java.net.InetAddress.getByName(request.getLocalAddr()).isLoopbackAddress();
        } catch (java.net.UnknownHostException unknown) {
            return false;
        }
    }

    @Override
    public void stop() {
        accounts = null;
    }

    @Override
    public boolean isRunning() {
        return accounts != null;
    }

    /// After the feed, before the web server.
    @Override
    public int getPhase() {
        return 2;
    }
}
