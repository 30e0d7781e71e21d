using Goldthread.Population.Cohorts.Language;
using Goldthread.Population.Cohorts.Running;
using Goldthread.Population.DataSet;

namespace Goldthread.Population.Cohorts.Saved;

/// <summary>The data set as pages need it: brought up to date where that is quick, and as it stood where it takes longer.</summary>
public sealed class CohortData(DataSets sets, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly Lock _turn = new();
    private Task<PeopleSnapshot>? _refresh;

    /// <summary>The share of a making that is under way, 0 to 1; null where none is.</summary>
    public double? Progress => sets.Progress;

    /// <summary>Everybody; null while the very first data set is being made. Whoever goes away does not end the making.</summary>
    public async Task<PeopleSnapshot?> Now()
    {
        Task<PeopleSnapshot> refresh;
        lock (_turn)
        {
            if (_refresh is null || _refresh.IsCompleted) _refresh = Task.Run(() => sets.Refresh());
            refresh = _refresh;
        }

        return await Task.WhenAny(refresh, Task.Delay(Patience, clock)) == refresh ? await refresh : sets.Now;
    }

    /// <summary>What a cohort may name: the columns, and the words that are met in any part of the data set.</summary>
    public static Catalogue CatalogueOf(PeopleSnapshot? people)
    {
        var columns = people is null ? DataColumns.All : people.Slices[0].Segment.Columns;
        return DataCatalogue.Of(people is null ? columns : [.. columns.Select((c, i) => c.Words.Count == 0 ? c : c with { Words = [.. people.Slices.SelectMany(s => s.Segment.Columns[i].Words).Distinct(StringComparer.Ordinal)] })]);
    }
}
