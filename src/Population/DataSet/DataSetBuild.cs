using System.Text.Json;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Population.Scores;
using Goldthread.Record.People;
using Goldthread.Record.Reading;
using Goldthread.Record.Summary;

namespace Goldthread.Population.DataSet;

/// <summary>
/// Reads the store person by person into rows. Several sources' records of one person make one row, which lies with the record of the lowest part and number. What was sealed or
/// withheld is not read: a list that a sealed thing put somebody on would tell of it.
/// </summary>
/// <param name="database">The store.</param>
/// <param name="areas">Where postcodes lie.</param>
/// <param name="efi">The operator's codes of the electronic frailty index, or null.</param>
internal sealed class DataSetBuild(Database database, Func<string, PersonArea> areas, ElectronicFrailty? efi = null)
{
    private const int PeopleAtOnce = 100;
    private const int KeyBits = 48;

    private readonly Dictionary<string, string?> _organisations = new(StringComparer.Ordinal);

    /// <summary>The key of a row, which leads back to one record.</summary>
    public static long KeyOf(PersonKey person) => ((long)person.Part << KeyBits) | person.Number;

    /// <summary>Back from the key of a row.</summary>
    public static PersonKey PersonOf(long key) => new((int)(key >> KeyBits), key & ((1L << KeyBits) - 1));

    /// <summary>Every person, as they stand; what is written meanwhile is found by whoever follows the feed from before.</summary>
    /// <param name="today">The day that the data set tells of.</param>
    /// <param name="each">Takes each row.</param>
    /// <param name="step">Told after each step: the share that is done, 0 to 1.</param>
    /// <param name="cancel">Ends it early.</param>
    public async Task Everybody(DateOnly today, Action<PersonRow> each, Action<double>? step = null, CancellationToken cancel = default)
    {
        for (var part = 0; part < Part.Count; part++)
        {
            for (var after = -1L; ;)
            {
                cancel.ThrowIfCancellationRequested();
                var (here, from) = (part, after);
                var (rows, last) = await database.Read(session =>
                {
                    var some = PersonDirectory.OfPart(session, here, from, PeopleAtOnce);
                    var people = some.Select(i => (i.Key, Members: PersonDirectory.Members(session, i.Key))).Where(p => p.Members[0].Key == p.Key);
                    return (people.Select(p => Row(session, p.Members, today)).ToList(), some.Count == 0 ? -1L : some[^1].Key.Number);
                }, cancel);
                rows.ForEach(each);
                if (last < 0) break;
                after = last;
            }

            step?.Invoke((part + 1.0) / Part.Count);
        }
    }

    /// <summary>The rows of the people that some records belong to, once each; null for one that is no longer a person of its own.</summary>
    public async Task<IReadOnlyList<(long Key, PersonRow? Row)>> Some(IReadOnlyCollection<PersonKey> records, DateOnly today)
    {
        var rows = new Dictionary<long, PersonRow?>();
        foreach (var some in records.Chunk(PeopleAtOnce))
        {
            await database.Read(session =>
            {
                foreach (var record in some)
                {
                    var members = PersonDirectory.Members(session, record);
                    if (members.Count == 0)
                    {
                        rows[KeyOf(record)] = null;
                        continue;
                    }

                    // Whoever was joined to another since is a row no more.
                    foreach (var member in members) rows.TryAdd(KeyOf(member.Key), null);
                    rows[KeyOf(members[0].Key)] = Row(session, members, today);
                }

                return true;
            });
        }

        return [.. rows.Select(r => (r.Key, r.Value))];
    }

    private PersonRow Row(Session session, IReadOnlyList<Identity> members, DateOnly today)
    {
        var reading = new PersonReading(today, areas, reference => Organisation(session, reference), efi);
        var row = reading.Read(KeyOf(members[0].Key), members.SelectMany(m => CurrentRows.Open(session, m.Key)), members.Any(m => m.Sensitive));
        if (members.Any(m => CurrentRows.IsOptedOut(session, m.Key))) row.Flags.Add(DataColumns.OptedOut);
        return row;
    }

    // Kept for the whole walk: a place has some hundred organisations, and every contact names one.
    private string? Organisation(Session session, JsonElement reference)
    {
        if (reference.Text("reference") is not { } text || reference.Has("identifier")) return OrganisationCode.Of(session, reference);
        lock (_organisations)
        {
            if (!_organisations.TryGetValue(text, out var code)) _organisations[text] = code = OrganisationCode.Of(session, reference);
            return code;
        }
    }
}
