using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;

namespace Goldthread.Record.Reading;

/// <summary>An organisation that is known here, and whether it is connected.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Last">When it last wrote records; null when it did not in the last <see cref="Connections.Days"/> days.</param>
internal sealed record Connection(string Code, string Name, DateTimeOffset? Last);

/// <summary>Which organisations have sent records lately (domain rows S55 and S57): read from the ends of the journals.</summary>
internal sealed class Connections(Database database, JournalReader journals, TimeProvider clock)
{
    /// <summary>Who has sent nothing for so many days is not connected.</summary>
    public const int Days = 30;

    /// <summary>Every organisation that is known here, those that are not connected first.</summary>
    public async Task<IReadOnlyList<Connection>> All()
    {
        var names = await database.Read(SourceTable.All);
        var last = await journals.LastWrites(clock.GetUtcNow().AddDays(-Days), names.Keys.ToHashSet(StringComparer.Ordinal));
        return [.. names.Select(n => new Connection(n.Key, n.Value, last.TryGetValue(n.Key, out var at) ? at : null))
            .OrderBy(c => c.Last is not null).ThenBy(c => c.Name, StringComparer.Ordinal)];
    }
}
