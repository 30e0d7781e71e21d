using Goldthread.Demo.Area;
using Goldthread.Demo.Writing;

namespace Goldthread.Demo.People;

/// <summary>Gathers what each organisation writes about one person, in the order in which the organisations are named.</summary>
internal sealed class Records(ResourceWriter json, Resident who)
{
    private readonly List<SourceBuilder> _sources = new(8);

    public Resident Who => who;

    public int Count => _sources.Count;

    public SourceBuilder From(Organisation organisation, KnownAs? known = null)
    {
        foreach (var source in _sources)
        {
            if (source.Source == organisation)
                return source;
        }

        var added = new SourceBuilder(json, who, organisation, known);
        _sources.Add(added);
        return added;
    }

    public DemoPerson Finish() => new(who.Index, who.NhsNumber, [.. _sources.Select(s => s.Finish())]);
}
