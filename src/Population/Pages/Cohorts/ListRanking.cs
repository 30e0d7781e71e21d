using Goldthread.Population.Cohorts.FollowUp;
using Goldthread.Population.Cohorts.FollowUp.Benefit;
using Goldthread.Population.DataSet;
using Goldthread.Population.Risk.Models;

namespace Goldthread.Population.Pages.Cohorts;

/// <summary>By what lists can be ranked here, and who is likely to benefit.</summary>
internal sealed class ListRanking(ModelBook models, BenefitBook benefit, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public BenefitBook Benefit => benefit;

    /// <summary>The orders of columns and of models; those of columns alone while there is no data set.</summary>
    public IReadOnlyList<ListOrder> Orders(PeopleSnapshot? people) => people is null ? ListOrders.Own : [.. ListOrders.Own, .. ModelOrders.Of(models, people.On)];
}
