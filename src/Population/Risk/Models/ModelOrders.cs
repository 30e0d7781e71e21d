using System.Globalization;
using Goldthread.Population.Cohorts.FollowUp;
using Goldthread.Population.Cohorts.Running;

namespace Goldthread.Population.Risk.Models;

/// <summary>The models of a place as orders of a list: the highest chance first.</summary>
internal static class ModelOrders
{
    /// <summary>One for each model, as at a day.</summary>
    public static IReadOnlyList<ListOrder> Of(ModelBook book, DateOnly on) => [.. book.Models.Select(m => Of(m, on))];

    private static ListOrder Of(RiskModel model, DateOnly on)
    {
        var kind = ModelBook.KindOf(model);
        return new ListOrder(kind.Id, kind.Title, kind.Id, segment => new RiskRun(model, segment, default, DataCatalogue.Of(segment.Columns), on).Chance, v => v.ToString("0%", CultureInfo.InvariantCulture));
    }
}
