using Goldthread.Population.Extracts;
using Goldthread.Population.Release;

namespace Goldthread.Population.Tests.Extracts;

public sealed class ReleasedViewsTests
{
    [Fact]
    public void Csv_ShowsRoundedCounts_AndASymbolForSuppressedOnes()
    {
        var released = Gate.Release(CountTable.Of([new Dimension("neighbourhood", ["North", "East", "South"])], [520, 330, 180], [new Measure("falls", [52, 33, 3])]).Value, ReleaseRule.Nhs);
        using var text = new StringWriter();
        ReleasedViews.Of(released).WriteCsv(released.Rows(), text).ShouldBe(4);

        text.ToString().Split("\r\n")[..5].ShouldBe(["neighbourhood,people,falls", "North,520,[c]", "East,330,35", "South,180,[c]", "All,1030,90"]);
    }
}
