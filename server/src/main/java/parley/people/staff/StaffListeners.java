package parley.people.staff;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import parley.platform.http.Use;
import parley.platform.kernel.Id;

/// All listeners as one, looked up when they are needed, because they stand on this module.
@Component
class StaffListeners implements StaffListener {

    private final ObjectProvider<StaffListener> all;

    StaffListeners(ObjectProvider<StaffListener> all) {
        this.all = all;
    }

    private List<StaffListener> others() {
        return all.orderedStream().filter(listener -> listener != this).toList();
    }

    @Override
    public List<Use> uses(Id thing) {
        return others().stream()
                .flatMap(listener -> listener.uses(thing).stream())
                .toList();
    }

    @Override
    public boolean holdsWork(AgentId agent) {
        return others().stream().anyMatch(listener -> listener.holdsWork(agent));
    }

    @Override
    public void agentChanged(AgentId agent) {
        others().forEach(listener -> listener.agentChanged(agent));
    }

    @Override
    public void hoursChanged(HoursId hours) {
        others().forEach(listener -> listener.hoursChanged(hours));
    }
}
