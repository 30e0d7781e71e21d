using System.Text.RegularExpressions;
using Goldthread.Impact.Journeys;
using Goldthread.Impact.Library;
using Goldthread.Impact.Tests.Journeys;

namespace Goldthread.Impact.Tests.Library;

public sealed partial class InterventionLibraryTests
{
    public static TheoryData<string> Known => [.. InterventionLibrary.All.Select(i => i.Id)];

    [Fact]
    public void All_WhatPlacesDo_IsThere()
    {
        InterventionLibrary.All.Select(i => i.Id).ShouldBe(
            ["proactive-care", "urgent-response", "home-first", "reablement", "social-prescribing", "falls", "telehealth", "care-homes", "housing", "seven-day", "carers"], ignoreOrder: true);
        InterventionLibrary.Find("home-first")!.Title.ShouldBe("Home first from hospital");
        InterventionLibrary.Find("magic").ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Known))]
    public void With_UsualReach_RunsAndReachesSomebody(string id)
    {
        var people = Made.Older(4000);
        var intervention = InterventionLibrary.Find(id)!.With(people.Count).Value;

        var result = Made.Run(people, Made.Scenario(52) with { Interventions = [intervention] });

        result.DaysReached(0).ShouldBeGreaterThan(0);
    }

    [Theory]
    [MemberData(nameof(Known))]
    public void Evidence_EveryItem_IsOnTheShelfOfTheToolkit(string id)
    {
        var evidence = InterventionLibrary.Find(id)!.Evidence;
        var library = Path.Combine(Root(), "src/Toolkit/Library");

        foreach (var (folder, item) in evidence.Studies.Select(s => ("studies", s)).Concat(evidence.Claims.Select(c => ("claims", c))).Concat(evidence.Initiatives.Select(i => ("initiatives", i))))
        {
            File.Exists(Path.Combine(library, folder, item + ".json")).ShouldBeTrue($"{folder}/{item}");
        }
    }

    [Fact]
    public void Ids_OfTheLibrary_AreTheToolkitsCodes()
    {
        var codes = Code().Matches(File.ReadAllText(Path.Combine(Root(), "src/Toolkit/Initiatives/Interventions.cs"))).Select(m => m.Groups[1].Value).ToHashSet();

        InterventionLibrary.All.Select(i => i.Id).ShouldBeSubsetOf(codes);
    }

    [Fact]
    public void Effects_ThatNoTrialShowed_StayNone()
    {
        Effect Of(string id, Lever lever) => InterventionLibrary.Find(id)!.Effects.Single(e => e.Of == lever);

        Of("proactive-care", Lever.Emergency).Ratio.ShouldBe(1);
        Of("telehealth", Lever.QualityLost).Ratio.ShouldBe(1);
        Of("seven-day", Lever.Death).Ratio.ShouldBe(1);
        InterventionLibrary.All.SelectMany(i => i.Effects).ShouldAllBe(e => e.Low < e.High);
    }

    [Fact]
    public void With_HalfTheReach_CostsHalfToSetUpAndBringsHalfTheRoom()
    {
        var homeFirst = InterventionLibrary.Find("home-first")!;
        var (usual, half) = (homeFirst.With(200_000).Value, homeFirst.With(200_000, 0.45).Value);
        var before = new Dictionary<Service, int> { [Service.SupportAtHome] = 50, [Service.IntermediateBed] = 30 };

        usual.CostOfSettingUp.ShouldBe(120_000);
        half.CostOfSettingUp.ShouldBe(60_000);
        half.Reach.ShouldBe(0.45);
        homeFirst.Capacities(before, 200_000)[Service.SupportAtHome].ShouldBe(62);
        homeFirst.Capacities(before, 200_000, 0.45)[Service.SupportAtHome].ShouldBe(56);
        homeFirst.Capacities(before, 200_000)[Service.IntermediateBed].ShouldBe(30);
        homeFirst.Capacities(new Dictionary<Service, int>(), 200_000).ShouldBeEmpty("what is never full stays so");
    }

    [Fact]
    public void With_Strength_RaisesRatiosToIt()
    {
        var homeFirst = InterventionLibrary.Find("home-first")!;

        homeFirst.With(1000, strength: 0).Value.Effects.ShouldAllBe(e => e.Ratio == 1 && e.Low == 1 && e.High == 1);
        var twice = homeFirst.With(1000, strength: 2).Value.Effects.Single(e => e.Of == Lever.ArrangingSupport);
        twice.Ratio.ShouldBe(0.36, 1e-12);
        twice.Low!.Value.ShouldBe(0.16, 1e-12);
    }

    [Theory]
    [InlineData(0.05, 1.0, "reach")]
    [InlineData(double.NaN, 1.0, "reach")]
    [InlineData(0.9, 2.5, "strength")]
    [InlineData(0.9, -1.0, "strength")]
    public void With_WhatCannotBe_IsRefusedByField(double reach, double strength, string path)
    {
        InterventionLibrary.Find("home-first")!.With(1000, reach, strength).Fault.Path.ShouldBe(path);
        InterventionLibrary.Find("home-first")!.With(0).Fault.Path.ShouldBe("people");
    }

    [Theory]
    [InlineData("\"low\": 0.5, ", "", "effects[0].low")]
    [InlineData("\"confidence\": \"low\", \"source\": \"Our own", "\"confidence\": \"high\", \"source\": \"Our own", "effects[0].confidence")]
    [InlineData("\"usual\": 0.5", "\"usual\": 0.05", "reach")]
    [InlineData("\"ratio\": 0.8", "\"ratio\": 0", "effects[0].ratio")]
    [InlineData("\"limits\": [\"Much\"]", "\"limits\": []", "limits")]
    [InlineData("\"doubleRunningWeeks\": 0", "\"doubleRunningWeeks\": 4", "costs.doubleRunningWeeks")]
    [InlineData("\"id\": \"made\"", "\"id\": \"Made up\"", "id")]
    [InlineData("\"studies\": []", "\"studies\": [\"No such\"]", "evidence.studies[0]")]
    [InlineData("\"title\"", "\"colour\": 1, \"title\"", "colour")]
    public void Read_WhatCannotBe_IsRefusedByField(string right, string wrong, string path)
    {
        const string file = """
            { "id": "made", "title": "Made up", "summary": "Something that is done for somebody, told in enough words.", "for": { "fromAge": 65 },
              "reach": { "usual": 0.5, "least": 0.1, "most": 0.9, "source": "A test" }, "rampWeeks": 13,
              "effects": [{ "of": "emergency", "ratio": 0.8, "low": 0.5, "high": 1, "confidence": "low", "source": "Our own round figure" }],
              "costs": { "aWeek": 1, "settingUp": 0, "doubleRunning": 0, "doubleRunningWeeks": 0, "source": "A test", "confidence": "low" },
              "limits": ["Much"], "evidence": { "studies": [], "claims": [], "initiatives": [] } }
            """;
        InterventionLibrary.Read(file).Succeeded.ShouldBeTrue();
        file.ShouldContain(right);

        InterventionLibrary.Read(file.Replace(right, wrong, StringComparison.Ordinal)).Faults.Select(f => f.Path).ShouldContain(path);
    }

    [GeneratedRegex("new\\(\"([a-z-]+)\",")]
    private static partial Regex Code();

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Goldthread.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
