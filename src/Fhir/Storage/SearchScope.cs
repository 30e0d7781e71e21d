using System.Text.Json;
using Goldthread.Fhir.Search;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Storage;

/// <summary>
/// What a search and all the searches within it (chains, what comes along) have in common: one session, one sight, one moment, one
/// limit of time. What is out of sight might as well not exist, at every step.
/// </summary>
internal sealed class SearchScope(Session session, Sight sight, IndexExtractor extractor, TimeProvider clock, SearchMoment moment, CancellationToken cancel)
{
    private const int MostHits = 200_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private readonly long _started = clock.GetTimestamp();
    private readonly SightIn _seen = new(session, sight, extractor);
    private Fault? _failed;
    private int _looks;

    public Session Session => session;

    public IndexExtractor Extractor => extractor;

    public SearchMoment Moment => moment;

    public LocalReferences Types => extractor.References;

    public short Patient { get; } = extractor.References.Number("Patient");

    /// <summary>A step within found that it would be too much: the whole search is.</summary>
    public void Fail(Fault fault) => _failed ??= fault;

    public Fault? Overrun(int hits)
    {
        cancel.ThrowIfCancellationRequested();
        if (_failed is null && (hits > MostHits || clock.GetElapsedTime(_started) > Longest))
        {
            _failed = new Fault(
                FaultKind.TooCostly, $"This search would read too much ({Longest.TotalSeconds} seconds and {MostHits:N0} results are the limit). Name a person (patient=...) or an identifier.");
        }

        return _failed;
    }

    /// <summary>True when it is time to give up; the clock is looked at now and then only.</summary>
    public bool IsOverdue() => (++_looks & 0xfff) == 0 && Overrun(0) is not null;

    public bool Sees(PersonKey person) => _seen.Sees(person);

    public bool Visible(string type, PersonKey person, long row) => _seen.Sees(type, person, row);

    /// <summary>What is seen of a person, with no more questions to the store; nothing where the type may not be read.</summary>
    public PersonSight Shown(string type, PersonKey person) => sight.Reads(type) ? _seen.Of(person) : PersonSight.Nothing;

    /// <summary>A resource as it stood at the moment of the search; null when there was none in sight.</summary>
    public VersionRow? At(string type, string id) => Places(Types.Number(type), id).Select(p => At(p, type, id)).FirstOrDefault(row => row is not null);

    /// <summary>Where a resource may have lain at the moment of the search: where it is now, then where it was before its subject changed.</summary>
    public List<PersonKey> Places(short type, string id)
    {
        var places = new List<PersonKey>(1);
        if (Locator.Find(session, type, id) is { } found)
        {
            places.Add(found.Person);
            if (moment.IsPast)
            {
                places.AddRange(MovedTable.Of(session, type, id).Where(p => p != found.Person));
            }
        }

        return places;
    }

    private VersionRow? At(PersonKey person, string type, string id) =>
        VersionTable.At(session, person, Types.Number(type), id, moment.Of(person.Part)) is { Body: not null } row && Visible(type, person, row.Row) ? row : null;

    /// <summary>The search values of a version, from its content: for where its index row stands under a lead and a date that are not known.</summary>
    public Extracted Values(VersionRow row)
    {
        using var json = JsonDocument.Parse(row.Body, new JsonDocumentOptions { MaxDepth = Json.FhirJson.MaxDepth });
        return extractor.Extract(json.RootElement, Types.Name(row.Type), DateTimeOffset.FromUnixTimeMilliseconds(row.At));
    }
}
