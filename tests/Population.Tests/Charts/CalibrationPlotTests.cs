using System.Xml.Linq;
using Goldthread.Population.Charts;
using Goldthread.Population.DataSet;
using Goldthread.Population.Release;
using Goldthread.Population.Risk.Models;
using Goldthread.Population.Tests.Risk;

namespace Goldthread.Population.Tests.Charts;

/// <summary>The picture of foretold beside observed.</summary>
public sealed class CalibrationPlotTests
{
    [Fact]
    public void Draw_OfTenths_HasAPointForEachThatIsShownOnOneScale()
    {
        var groups = ScoreCheck.Of(ScoreColumns.Charlson, MadeScores.Of(6000), ReleaseRule.Nhs).ShouldNotBeNull().Groups;

        var svg = XElement.Parse(new CalibrationPlot { Id = "p", Title = "A <score>", Description = "It & that", Groups = groups }.Draw());

        svg.Elements().Count(e => e.Name.LocalName == "circle").ShouldBe(groups.Count(g => g.Observed.Estimate?.Value is not null));
        svg.Elements().First(e => e.Name.LocalName == "title").Value.ShouldBe("A <score>");
        var equality = svg.Elements().Single(e => (string?)e.Attribute("class") == "gt-chart__limit").Attribute("d")!.Value;
        equality.ShouldBe("M44 246L324 26", "from nought to the end of both axes");
    }
}
