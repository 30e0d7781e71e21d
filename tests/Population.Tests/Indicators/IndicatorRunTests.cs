using Goldthread.Population.Indicators;

namespace Goldthread.Population.Tests.Indicators;

public sealed class IndicatorRunTests
{
    [Fact]
    public void Rate_OfEachRow_BringsItsOtherColumnsBack()
    {
        var (answer, refused) = Run("rate", "Area,Numerator,Denominator,Note\n\"East, by the sea\",65,100,\"said \"\"so\"\"\"\nWest,,100,\n", multiplier: 100);

        refused.ShouldBeEmpty();
        answer[0].ShouldBe("Area,Note,value,lower,upper,method");
        answer[1].ShouldStartWith("\"East, by the sea\",\"said \"\"so\"\"\",65,50.1631877104594");
        answer[1].ShouldEndWith(",Byars");
        answer[2].ShouldBe("West,,,,,");
    }

    [Fact]
    public void Dsr_OfBands_IsOneRowForEachArea()
    {
        var (answer, refused) = Run("dsr", "area,band,count,pop,weight\nA,young,20,1000,500\nA,old,40,400,100\nB,young,1,1000,500\nB,old,2,400,100\n");

        refused.ShouldBeEmpty();
        answer.Count.ShouldBe(3);
        double.Parse(answer[1].Split(',')[1], System.Globalization.CultureInfo.InvariantCulture).ShouldBe(100_000 * ((0.02 * 500) + (0.1 * 100)) / 600, 1e-9);
        answer[2].ShouldBe("B,,,,Dobson", "three events are too few for a standardised rate");
    }

    [Fact]
    public void BadRows_AreToldWithTheirLine_AndTheRestGoesOn()
    {
        var (answer, refused) = Run("proportion", "area,count,n\nA,1,ten\nB,5,4\nC,1\nD,1,4\n");

        refused.ShouldBe(["line 2: \"ten\" in column n is not a number", "line 3: The count lies between 0 and the whole.", "line 4: 2 fields beside 3 in the header"]);
        answer.Count.ShouldBe(2);
        answer[1].ShouldStartWith("D,0.25,");
    }

    [Fact]
    public void MissingColumn_IsNamed() => Run("isr", "area,count,population,refcount\nA,1,2,3\n").Refused.ShouldHaveSingleItem().ShouldContain("no column \"refpopulation\"");

    [Fact]
    public void NoRows_AreAnError() => Run("rate", "").Refused.ShouldHaveSingleItem();

    private static (List<string> Answer, List<string> Refused) Run(string method, string rows, double? multiplier = null)
    {
        var (answer, refused) = (new List<string>(), new List<string>());
        using var reader = new StringReader(rows);
        new IndicatorRun(method, multiplier, Confidence.Usual).Run(reader, line => answer.Add(line.TrimEnd()), refused.Add).ShouldBe(refused.Count);
        return (answer, refused);
    }
}
