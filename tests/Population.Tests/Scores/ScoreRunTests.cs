using Goldthread.Population.Scores;
using Xunit.Abstractions;

namespace Goldthread.Population.Tests.Scores;

public sealed class ScoreRunTests(ITestOutputHelper output)
{
    private static readonly ScoreModel Usual = ScoreModel.Comorbidity(Charlson.Index, Charlson.Index.Weights[0], hasHierarchy: true);

    [Fact]
    public void Rows_OfAPersonAnywhere_AreOneLineInTheOrderOfFirstComing()
    {
        var seen = Run(ScoreModel.HospitalFrailty, "code,id\nF05.1,b\nI50,a\nW19,b\nf05,b\n,c\n");

        seen.Faults.ShouldBeEmpty();
        seen.Answer[0].ShouldStartWith("id,score,band,F00,G81,G30,");
        seen.Answer[1].ShouldStartWith("b,6.4,intermediate,0,0,0,0,0,0,1,1,0,");
        seen.Answer[2].ShouldStartWith("a,0.0,low,0,");
        seen.Answer[3].ShouldStartWith("c,0.0,low,0,");
        seen.Answer.Count.ShouldBe(4);
        seen.Answer[1].Split(',').Length.ShouldBe(3 + 109);
    }

    [Fact]
    public void Charlson_WithAge_HasBothScores()
    {
        var seen = Run(Usual, "id,code,age,sex\n1,E11.9,82,F\n1,E11.2,82,F\n2,I21,49,male\n");

        seen.Answer[0].ShouldStartWith("id,score,band,age_points,age_adjusted,mi,");
        seen.Answer[1].ShouldBe("1,2,1-2,4,6,0,0,0,0,0,0,0,0,0,0,1,0,0,0,0,0,0");
        seen.Answer[2].ShouldStartWith("2,1,1-2,0,1,1,");
    }

    [Fact]
    public void Charlson_WithoutHierarchy_CountsBothForms()
    {
        var model = ScoreModel.Comorbidity(Charlson.Index, Charlson.Index.Weights.Single(w => w.Name == "count"), hasHierarchy: false);
        Run(model, "id,code\n1,E11.9\n1,E11.2\n").Answer[1].ShouldStartWith("1,2,,0,");
    }

    [Fact]
    public void BadRows_AreToldWithTheirLine_AndTheRestGoesOn()
    {
        var seen = Run(Usual, "id,code,age,sex\n1,I21,abc,F\n2,I21,70,Q\n,I21,70,F\n3,I21,70\n4,I21,70,F\n4,I50,71,F\n4,I50,70,M\n5,I50,131,M\n6,I50,,F\n");

        seen.Faults.ShouldBe([
            "line 2: \"abc\" is no age in whole years, 0 to 130", "line 3: \"Q\" is no sex: male, female, other, unknown, or 1, 2, 9, 0", "line 4: there is no id",
            "line 5: 3 fields beside 4 in the header", "line 7: 4 is 71 here and 70 further up", "line 8: 4 has another sex further up", "line 9: \"131\" is no age in whole years, 0 to 130",
            "line 10: \"\" is no age in whole years, 0 to 130"]);
        seen.Answer.Count.ShouldBe(2);
        seen.Answer[1].ShouldStartWith("4,1,1-2,3,4,1,0,");
    }

    [Fact]
    public void UnknownCodes_AreCountedAndTold_AndAreNoFault()
    {
        var seen = Run(Usual, "id,code\n1,I21\n1,nonsense\n2,C7A.1\n2,I21\n");

        seen.Faults.ShouldBeEmpty();
        seen.Told.ShouldBe(["2 of 4 codes are not known to the model, as \"nonsense\"; they count for nothing."]);
        seen.Answer.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("")]
    [InlineData("person,code\n1,I21\n")]
    public void WithoutAHeaderOfIdAndCode_NothingIsScored(string rows)
    {
        var seen = Run(Usual, rows);
        seen.Faults.Count.ShouldBe(1);
        seen.Answer.ShouldBeEmpty();
    }

    [Fact]
    public void APersonOfTwoThousandCodes_IsOnePerson()
    {
        var rows = "id,code\n" + string.Concat(Enumerable.Range(0, 2_000).Select(i => $"1,{(char)('A' + (i % 26))}{i % 100:00}.{i % 10}\n"));
        Run(ScoreModel.HospitalFrailty, rows).Answer.Count.ShouldBe(2);
    }

    [Fact]
    public void ManyPeople_KeepTheirOrderAndTheirCodes()
    {
        // Twice through, so that everybody's second code comes long after the first.
        const int People = 20_000;
        var rows = "id,code\n" + string.Concat(Enumerable.Range(0, People).Select(i => $"née {i},I21\n")) + string.Concat(Enumerable.Range(0, People).Select(i => $"née {People - 1 - i},C80\n"));
        var seen = Run(Usual, rows);
        seen.Answer.Count.ShouldBe(People + 1);
        for (var i = 0; i < People; i++) seen.Answer[i + 1].ShouldStartWith($"née {i},7,5+,1,");
    }

    [Fact]
    public void Efi_OfAMadeUpList_CountsDeficits()
    {
        using var list = new StringReader("deficit,terminology,code,term\nfalls,ctv3,Q1...,made up\nvision,ctv3,Q2...,made up\n");
        var seen = Run(ScoreModel.ElectronicFrailty(ElectronicFrailty.Read(list).Value), "id,code\n1,Q1\n1,Q1...\n1,Q2...\n2,Z9...\n");
        seen.Answer.ShouldBe(["id,score,band,falls,vision", "1,0.0556,fit,1,1", "2,0,fit,0,0"]);
    }

    [SkippableFact]
    public void Run_OverThePublishedRows_IsWhatIsPublished()
    {
        using var rows = RiskTable.Open("comorbidipy", "hfrs_input.csv");
        var seen = Run(ScoreModel.HospitalFrailty, rows);
        var expected = RiskTable.Read("comorbidipy", "hfrs_expected.csv");
        var scores = seen.Answer.Skip(1).Select(a => a.Split(',')).ToDictionary(a => a[0], a => $"{a[1]},{a[2]}", StringComparer.Ordinal);
        foreach (var person in expected) scores[person["id"]].ShouldBe($"{person["hfrs"]},{person["band"]}");
        output.WriteLine($"comorbidipy/hfrs_input.csv over the command's reader: {expected.Count} people");
    }

    private static (List<string> Answer, List<string> Faults, List<string> Told) Run(ScoreModel model, string rows)
    {
        using var reader = new StringReader(rows);
        return Run(model, reader);
    }

    private static (List<string> Answer, List<string> Faults, List<string> Told) Run(ScoreModel model, TextReader rows)
    {
        var (answer, faults, told) = (new List<string>(), new List<string>(), new List<string>());
        new ScoreRun(model).Run(rows, line => answer.Add(line.TrimEnd()), faults.Add, told.Add).ShouldBe(faults.Count);
        return (answer, faults, told);
    }
}
