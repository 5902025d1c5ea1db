package parley.people.staff;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import parley.platform.http.Use;
import parley.platform.kernel.Id;

/// All listeners as one, looked up when they are needed, because they stand on this module.
@Component
class StaffListeners {

    private final ObjectProvider<StaffListener> all;

    StaffListeners(ObjectProvider<StaffListener> all) {
        this.all = all;
    }

    List<Use> uses(Id thing) {
        return all.orderedStream()
                .flatMap(listener -> listener.uses(thing).stream())
                .toList();
    }

    boolean holdsWork(AgentId agent) {
        return all.orderedStream().anyMatch(listener -> listener.holdsWork(agent));
    }

    void agentChanged(AgentId agent) {
        all.orderedStream().forEach(listener -> listener.agentChanged(agent));
    }

    void hoursChanged(HoursId hours) {
        all.orderedStream().forEach(listener -> listener.hoursChanged(hours));
    }
}
