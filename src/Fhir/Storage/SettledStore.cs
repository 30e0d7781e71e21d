using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Storage;

/// <summary>
/// The store as a page writes to it: what follows from a change, such as the rows of a list, is in place when the commit returns, so that the next page
/// its writer opens shows what they did. What could not be told is tried again later, as ever.
/// </summary>
public sealed class SettledStore(RecordStore store, Outbox outbox)
{
    /// <summary>Makes the changes as <see cref="RecordStore.Commit"/> does, with its faults, and delivers what they announce.</summary>
    public async Task<Outcome<IReadOnlyList<Changed>>> Commit(IReadOnlyList<Change> changes, Sight sight, string activity, CancellationToken cancel = default)
    {
        var done = await store.Commit(changes, sight, activity, cancel);
        if (done.Succeeded)
        {
            // What is written is written, also when nobody waits for the answer any more.
            foreach (var part in done.Value.Select(c => c.Person.Part).Distinct())
            {
                await outbox.Deliver(part, CancellationToken.None);
            }
        }

        return done;
    }
}
