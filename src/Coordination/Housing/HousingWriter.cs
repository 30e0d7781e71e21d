using System.Text;
using System.Text.Json.Nodes;
using Goldthread.Fhir.Storage;
using Goldthread.Fhir.Validation;
using Goldthread.Kernel.Values;

namespace Goldthread.Coordination.Housing;

/// <summary>Writes the resources of housing: one commit and one act for each verb, and what follows from it is in place when it returns.</summary>
internal sealed class HousingWriter(SettledStore store)
{
    private static readonly HashSet<string> Written = new(StringComparer.Ordinal) { "Task", "ServiceRequest", "EpisodeOfCare" };

    /// <summary>Writes; Conflict where somebody was faster.</summary>
    public async Task<Outcome<IReadOnlyList<Changed>>> Commit(Sight sight, string activity, params (string? Id, JsonObject Resource, string? Alias, int? Version)[] writes)
    {
        var changes = new List<Change>();
        foreach (var (id, resource, alias, version) in writes)
        {
            if (id is not null)
            {
                resource["id"] = id;
            }

            var incoming = IncomingResource.Read(Encoding.UTF8.GetBytes(resource.ToJsonString()));
            if (!incoming.Succeeded)
            {
                return incoming.Faults.ToArray();
            }

            changes.Add(new Change(id is null ? ChangeKind.Create : ChangeKind.Put, resource["resourceType"]!.GetValue<string>(), id, incoming.Value, alias, version));
        }

        // Whoever works for a party may take its steps, also in a role that otherwise only reads.
        var done = await store.Commit(changes, sight with { MayWrite = true, Writable = Written.Contains }, activity);
        return !done.Succeeded && done.Fault.Kind == FaultKind.Precondition ? new Fault(FaultKind.Conflict, "Somebody changed this a moment ago. Your words are still here; look before you send them again.") : done;
    }
}
