using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Goldthread.Fhir.Search;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Import;

/// <summary>
/// Two sources may use one id for two things: Patient/1 of the surgery is not Patient/1 of the hospital. What one source has sent is
/// never overwritten by another; the newcomer's resource is kept apart under its id with a mark of the source behind it, and so
/// are the newcomer's references to it.
/// </summary>
internal sealed class SourceIds(LocalReferences types, string source)
{
    private const int MostRemembered = 100_000;
    private const int MarkLength = 8;

    private readonly string _mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)))[..MarkLength];
    private readonly short _patient = types.Number("Patient");
    private readonly ConcurrentDictionary<string, byte> _expected = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string?> _references = new(StringComparer.Ordinal);
    private volatile bool _others;
    private int _remembered;

    /// <summary>True when anybody else has written to the store: only then can an id be another's.</summary>
    public bool OthersWrote => _others;

    /// <summary>Looks who has written to the store so far.</summary>
    public void Look(Session session)
    {
        _others = Organisations.ThatWrote(session).Any(o => o != source);
        _references.Clear();
    }

    /// <summary>The id under which a resource of this source is kept, and the version that stands there now (0 for none).</summary>
    public (string Id, VersionRow? Current) Own(Session session, string type, string id)
    {
        var number = types.Number(type);
        var found = Locator.Find(session, number, id);
        if (_others && IsAnothers(session, number, id, found))
        {
            id = Apart(id);
            found = Locator.Find(session, number, id);
        }

        return (id, found is { Key.Deleted: false } f ? VersionTable.Find(session, f.Person, f.Key.Row) : null);
    }

    /// <summary>Notes that this import will send the resource, before it does: references to it may come first.</summary>
    public void Expect(Session session, string type, string id)
    {
        if (types.IsType(type) && FhirId.IsId(id) && IsAnothers(session, types.Number(type), id, Locator.Find(session, types.Number(type), id)))
        {
            _expected.TryAdd($"{type}/{id}", 0);
        }
    }

    /// <summary>What a literal reference of this source has to say instead, or null.</summary>
    public string? Reference(Session session, string text)
    {
        if (!_others || types.Parse(text) is not { } target)
        {
            return null;
        }

        var name = target.ToString();
        if (!_references.TryGetValue(name, out var other))
        {
            var number = types.Number(target.Type);
            var isAnothers = IsAnothers(session, number, target.Id, Locator.Find(session, number, target.Id));

            // An organisation or a practitioner of another source may well be meant. A person, or anything about one, never is.
            other = isAnothers && (!Links.IsShared(target.Type) || _expected.ContainsKey(name) || Locator.Find(session, number, Apart(target.Id)) is not null)
                ? $"{target.Type}/{Apart(target.Id)}"
                : null;
            if (Interlocked.Increment(ref _remembered) % MostRemembered == 0)
            {
                _references.Clear();
            }

            _references[name] = other;
        }

        return other is null ? null : other + text[name.Length..];
    }

    // What belongs to a source is what it was the first to send, whoever changed it since.
    private bool IsAnothers(Session session, short type, string id, (PersonKey Person, KeyRow Key)? found)
    {
        if (found is null)
        {
            // Nobody has sent this Patient yet, but another source has written about it.
            return type == _patient && Locator.Person(session, type, id) is { } person && !RelationshipTable.Of(session, person).Exists(r => r.Viewer == source && !r.IsRefusal);
        }

        var version = VersionTable.Find(session, found.Value.Person, found.Value.Key.Row);
        while (version is { Prior: not 0 } && version.Source != source)
        {
            version = VersionTable.Find(session, found.Value.Person, version.Prior);
        }

        return version is not null && version.Source != source;
    }

    private string Apart(string id) => id.Length + 1 + MarkLength <= FhirId.MaxLength
        ? $"{id}.{_mark}"
        : $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..(MarkLength * 4)]}.{_mark}";
}
