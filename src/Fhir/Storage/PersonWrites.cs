using Goldthread.Fhir.Search;
using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Storage;

/// <summary>One version that was written about a person, without its content.</summary>
/// <param name="Part">The person's part.</param>
/// <param name="Commit">The commit of that part which wrote it.</param>
/// <param name="Type">The resource's type.</param>
/// <param name="Version">1 for a new resource.</param>
/// <param name="Deleted">True when it took the resource away.</param>
/// <param name="Source">The organisation that wrote it.</param>
/// <param name="At">When.</param>
public sealed record PersonWrite(int Part, long Commit, string Type, int Version, bool Deleted, string Source, DateTimeOffset At);

/// <summary>What was written about a person and when, as far as a sight goes: what is withheld from it was never written.</summary>
public sealed class PersonWrites(Database database, IndexExtractor extractor)
{
    // Rows of a person stand in the order they were written; the clocks of two servers may differ by less than this.
    private static readonly long ClockSlack = (long)TimeSpan.FromHours(1).TotalMilliseconds;

    /// <summary>The newest versions since a moment, newest first.</summary>
    /// <param name="person">Whose.</param>
    /// <param name="sight">Who asks.</param>
    /// <param name="from">None before this.</param>
    /// <param name="most">No more than this many.</param>
    public async Task<IReadOnlyList<PersonWrite>> Of(PersonKey person, Sight sight, DateTimeOffset from, int most) => await database.Read<IReadOnlyList<PersonWrite>>(session =>
    {
        var seen = new SightIn(session, sight, extractor);
        if (!seen.Sees(person))
        {
            return [];
        }

        var shown = seen.Of(person);
        var first = from.ToUnixTimeMilliseconds();
        return [.. VersionTable.Newest(session, person, first - ClockSlack, most)
            .Where(v => v.Head.At >= first && shown.Shows(v.Head.Row))
            .Select(v => new PersonWrite(v.Head.Person.Part, v.Head.Commit, extractor.References.Name(v.Head.Type), v.Head.Version, v.Head.Deleted, v.Source, DateTimeOffset.FromUnixTimeMilliseconds(v.Head.At)))];
    });
}
