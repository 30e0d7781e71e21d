using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;

namespace Goldthread.Record.Sharing;

/// <summary>
/// The agreements, as every decision asks them. An agreement ends for all at its moment; one that is changed counts here at once, and on
/// other servers of the same store within <see cref="Known"/>.
/// </summary>
public sealed class AgreementBook(Database database, DemoMode demo, TimeProvider clock)
{
    /// <summary>For how long what was read is taken as true.</summary>
    public static readonly TimeSpan Known = TimeSpan.FromSeconds(2);

    private IReadOnlyList<Agreement> _read = [];
    private long _readAt = long.MinValue;

    /// <summary>What may come to an organisation for a purpose, now.</summary>
    public async ValueTask<Flow> To(string organisation, string purpose) => Flow.To(organisation, purpose, clock.GetUtcNow(), await All());

    /// <summary>All of them, those that have ended too.</summary>
    public async ValueTask<IReadOnlyList<Agreement>> All()
    {
        var at = Volatile.Read(ref _readAt);
        if (at != long.MinValue && clock.GetElapsedTime(at) < Known)
        {
            return _read;
        }

        var now = clock.GetTimestamp();
        var all = await database.Read(AgreementTable.All);
        if (all.Count == 0 && demo.IsOn)
        {
            await database.Write(session =>
            {
                AgreementTable.Put(session, OfDemo(clock.GetUtcNow()));
                return true;
            });
            all = await database.Read(AgreementTable.All);
        }

        _read = all;
        Volatile.Write(ref _readAt, now);
        return all;
    }

    /// <summary>Enters an agreement, or changes one; an act like any other.</summary>
    public async Task Put(Agreement agreement, Act act)
    {
        await database.Write(session =>
        {
            var part = PartWriter.Open(session, Part.Place);
            AgreementTable.Put(session, agreement);
            part.Close(act);
            return true;
        });
        Volatile.Write(ref _readAt, long.MinValue);
    }

    // A demo place is made up, and so is the agreement by which it shares.
    private static Agreement OfDemo(DateTimeOffset now) => new(
        "demo", "Wrenfield shared care record (demo)", [Agreement.Everyone], [Purpose.Treatment, Purpose.CareManagement, Purpose.PatientRequest],
        [.. DataClass.All.Select(c => c.Code)],
        "UK GDPR article 6(1)(e) and article 9(2)(h); confidence: direct care, which the person reasonably expects", "Made up for the demo", "Made up for the demo",
        now.AddYears(-1), now.AddYears(5), now.AddYears(1));
}
