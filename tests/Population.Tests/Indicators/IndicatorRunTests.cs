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

    [Fact]
    public void Dsr_OfEventsThatHangTogether_HasWiderLimits()
    {
        double Width(string rows) => Numbers(Run("dsr", rows).Answer[1]) is [_, { } low, { } high] ? high - low : 0;
        var independent = Width("area,band,count,pop,weight\nA,young,20,1000,500\nA,old,40,400,100\n");
        Width("area,band,count,pop,weight,eventsquares\nA,young,20,1000,500,20\nA,old,40,400,100,40\n").ShouldBe(independent);
        // Twice the squares, twice the variance.
        Width("area,band,count,pop,weight,eventsquares\nA,young,20,1000,500,40\nA,old,40,400,100,80\n").ShouldBe(independent * Math.Sqrt(2), 1e-6);
    }

    [Fact]
    public void Sii_OfQuintilesInAnyOrder_IsOneRowForEachArea()
    {
        var (answer, refused) = Run("sii", "area,quintile,population,value,se\nA,2,100,73,0\nA,1,100,71,0\nA,3,100,75,0\nA,5,100,79,0\nA,4,100,77,0\nB,1,100,71,0\n");

        answer[0].ShouldBe("area,sii,sii_lower,sii_upper,rii,rii_lower,rii_upper,intercept,method");
        Numbers(answer[1])[0]!.Value.ShouldBe(10, 1e-12);
        refused.ShouldBe(["line 7: A slope index takes 5 to 100 groups."]);
    }

    [Fact]
    public void Sii_RowWithoutAnError_IsToldWithItsLine() =>
        Run("sii", "quantile,population,value,lower\n1,100,71,70\n2,100,73,70\n3,1,1,1\n4,1,1,1\n5,1,1,1\n").Refused.ShouldBe(["line 2 has neither a standard error nor both limits."]);

    [Fact]
    public void Funnel_OfTwoYears_ComparesWithinEach()
    {
        var (answer, refused) = Run("funnel", "area,year,count,n\nA,1,50,100\nB,1,50,100\nC,1,5,100\nA,2,1,100\nB,2,1,100\n", with: o => o with { By = ["Year"] });

        refused.ShouldBeEmpty();
        answer[0].ShouldBe("area,year,value,baseline,significance");
        answer[3].ShouldBe("C,1,5,35,Low (0.001)");
        answer[4].ShouldBe("A,2,1,1,Not significant");
    }

    [Fact]
    public void Funnel_RowWithoutACount_IsNotJudgedAndCountsForNothing()
    {
        var (answer, refused) = Run("funnel", "area,count,n\nA,50,100\nB,,100\nC,50,100\n");
        refused.ShouldBeEmpty();
        answer[1..].ShouldBe(["A,50,50,Not significant", "B,,50,", "C,50,50,Not significant"]);
    }

    [Fact]
    public void Funnel_StandardisedRateOfFewEvents_IsNotJudged()
    {
        var (answer, refused) = Run("funnel", "area,count,rate\nA,500,120\nB,4,\nC,510,118\nD,12,\n", with: o => o with { Kind = FunnelKind.StandardisedRate });
        answer.Count.ShouldBe(1);
        refused.ShouldBe(["line 5 has no rate of more than 0."]);
        (answer, refused) = Run("funnel", "area,count,rate\nA,500,120\nB,4,\nC,510,118\n", with: o => o with { Kind = FunnelKind.StandardisedRate });
        answer[2].ShouldEndWith(",Not judged: fewer than 10 events");
        Numbers(answer[1])[0]!.Value.ShouldBe(120, 1e-9);
        Numbers(answer[1])[1]!.Value.ShouldBe(1010 / ((500 / 120.0) + (510 / 118.0)), 1e-9);
    }

    [Fact]
    public void FunnelLines_AreAHundredForEachSet()
    {
        var (answer, _) = Run("funnel-lines", "area,year,count,n\nA,1,50,100\nB,1,50,100\nC,1,5,100\nA,2,1,100\nB,2,1,100\n", with: o => o with { By = ["year"] });
        answer.Count.ShouldBe(201);
        answer[0].ShouldStartWith("year,at,lower_95,");
    }

    [Fact]
    public void Quantile_OfTwoSets_RanksWithinEach()
    {
        var (answer, refused) = Run("quantile", "area,region,value,polarity\nA,N,1,true\nB,N,2,true\nC,S,1,false\nD,S,2,false\nE,S,,false\nF,X,1,true\nG,X,1,false\n", with: o => o with { By = ["region"], Groups = 2 });

        answer[1..].ShouldBe(["A,N,1,2,Half", "B,N,2,1,Half", "C,S,1,1,Half", "D,S,2,2,Half", "E,S,,,Half"]);
        refused.ShouldBe(["line 7: The rows of one set do not all have the same polarity."]);
    }

    [Fact]
    public void LifeExpectancy_OfBands_IsARowForEachAge()
    {
        var rows = "area,age,deaths,pop\n" + string.Concat(LifeExpectancy.BandsTo90.Select(a => $"A,{a}+,5,1000\n")) + "B,0,1,10\n";
        var (answer, refused) = Run("life-expectancy", rows);

        refused.ShouldBeEmpty();
        answer.Count.ShouldBe(22);
        answer[20].ShouldStartWith("A,90,,", customMessage: "five deaths leave the last band's limits too far apart");
        answer[21].ShouldEndWith("each once.\"", customMessage: "the reason stands in the note");
    }

    [Fact]
    public void Trend_OfMonths_SaysWhatItFound()
    {
        var months = string.Concat(new[] { 11, 12, 11, 12, 11, 12, 11, 9, 8, 9, 8, 9, 8, 9 }.Select((v, i) => $"A,2025-{i + 1:00},{v}\n"));
        var (answer, _) = Run("trend", "area,month,value\n" + months, with: o => o with { Better = Polarity.Low });
        answer[0].ShouldBe("area,period,value,mean,lower,upper,variation,rules");
        answer[1].ShouldStartWith("A,2025-01,11,10,");
        answer[1].ShouldEndWith(",Concerning,7 or more in a row above the mean");
    }

    [Fact]
    public void SetColumnThatIsNotThere_IsNamed() => Run("funnel", "area,count,n\nA,1,2\n", with: o => o with { By = ["year"] }).Refused.ShouldHaveSingleItem().ShouldContain("\"year\"");

    private static double?[] Numbers(string line) =>
        [.. line.Split(',').Skip(1).Select(f => double.TryParse(f, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : (double?)null).Where(n => n is not null)];

    private static (List<string> Answer, List<string> Refused) Run(string method, string rows, double? multiplier = null, Func<IndicatorOptions, IndicatorOptions>? with = null)
    {
        var (answer, refused) = (new List<string>(), new List<string>());
        using var reader = new StringReader(rows);
        var options = new IndicatorOptions(multiplier, Confidence.Usual);
        new IndicatorRun(method, with?.Invoke(options) ?? options).Run(reader, line => answer.Add(line.TrimEnd()), refused.Add).ShouldBe(refused.Count);
        return (answer, refused);
    }
}
