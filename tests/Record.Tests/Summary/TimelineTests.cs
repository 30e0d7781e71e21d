using Goldthread.Record.Summary;

namespace Goldthread.Record.Tests.Summary;

public sealed class TimelineTests
{
    [Fact]
    public void Read_AllSources_IsNewestFirst() =>
        Read(new(), Dated("a", "2019"), Dated("b", "2025-09-30", "HOSP"), Dated("c", "2025-10-01T09:00:00+01:00"), Dated("d", "2019-06")).Entries.Select(e => e.Reference)
            .ShouldBe(["Condition/c", "Condition/b", "Condition/d", "Condition/a"]);

    [Fact]
    public void Read_AnyInputOrder_GivesTheSameOrder()
    {
        RecordEntry[] entries = [Dated("a", "2025-01-01"), Dated("b", "2025-01-01"), Dated("c", "2025-01-01", "HOSP"), Given.Gp("{'resourceType':'Flag','id':'a','period':{'start':'2025-01-01'}}")];
        var once = Read(new(), entries).Entries.Select(e => e.Reference).ToList();
        Read(new(), [.. entries.Reverse()]).Entries.Select(e => e.Reference).ShouldBe(once);
        once.ShouldBe(["Condition/a", "Condition/b", "Condition/c", "Flag/a"]);
    }

    [Fact]
    public void Read_EveryLine_SaysKindSourceAndAuthor()
    {
        var line = Read(new(), Given.Hospital("{'resourceType':'Observation','category':[{'coding':[{'code':'laboratory'}]}],'code':{'text':'Potassium'},'valueQuantity':{'value':5.9,'unit':'mmol/L'},'performer':[{'display':'Lab'}],'issued':'2025-09-01T10:00:00Z'}")).Entries.Single();
        (line.KindWords, line.Text, line.SourceName, line.Author, line.DateWords).ShouldBe(("Test result", "Potassium: 5.9 mmol/L", "Wren Hospital", "Lab", "Monday 1 September 2025, 11am"));
    }

    [Fact]
    public void Read_NoDate_SaysSoAndStandsWhereItWasReceived()
    {
        var page = Read(new(), Given.Entry("{'resourceType':'Flag','id':'f'}", received: Given.Now.AddDays(-10)), Dated("a", "2025-09-30"), Dated("b", "2025-09-01"));
        page.Entries.Select(e => e.Reference).ShouldBe(["Condition/a", "Flag/f", "Condition/b"]);
        page.Entries[1].DateWords.ShouldBe("No date given. Received Tuesday 23 September 2025");
    }

    [Theory]
    [InlineData("entered-in-error", "Entered by mistake")]
    [InlineData("refuted", "Looked into and ruled out")]
    public void Read_TakenBack_IsKeptAndStruck(string status, string words)
    {
        var entry = Given.Gp("{'resourceType':'Condition','code':{'text':'Stroke'},'verificationStatus':{'coding':[{'code':'" + status + "'}]}}");
        Given.Record(entry).Problems.Active.ShouldBeEmpty();
        Read(new(), entry).Entries.Single().StruckWords.ShouldBe(words);
    }

    [Theory]
    [InlineData("2019-06-01", "2019-06-30", true)]
    [InlineData("2019-07-01", null, true)]
    [InlineData("2020-01-01", null, false)]
    [InlineData(null, "2018-12-31", false)]
    public void Read_DateFilter_KeepsAYearThatMayBeInRange(string? from, string? to, bool kept) =>
        Read(new() { From = Day(from), To = Day(to) }, Dated("a", "2019")).Total.ShouldBe(kept ? 1 : 0);

    [Fact]
    public void Read_DateFilter_IncludesBothEnds() => Read(new() { From = new(2025, 9, 1), To = new(2025, 9, 2) },
        Dated("a", "2025-08-31T23:30:00+01:00"), Dated("b", "2025-09-01T00:30:00+01:00"), Dated("c", "2025-09-02T23:59:00+01:00"), Dated("d", "2025-09-03")).Entries.Select(e => e.Reference)
        .ShouldBe(["Condition/c", "Condition/b"]);

    [Fact]
    public void Read_KindAndSourceFilter_LeaveCountsOfTheOtherChoices()
    {
        var page = Read(new() { Kinds = new HashSet<TimelineKind> { TimelineKind.Problem }, Sources = new HashSet<string> { "GP" } },
            Dated("a", "2025"), Dated("b", "2025", "HOSP"), Given.Gp("{'resourceType':'Flag','id':'f'}"));
        page.Entries.Select(e => e.Reference).ShouldBe(["Condition/a"]);
        page.Kinds.Select(k => (k.Value, k.Count)).ShouldBe([(TimelineKind.Problem, 1), (TimelineKind.RiskOrWarning, 1)]);
        page.Sources.Select(s => (s.Words, s.Count)).ShouldBe([("Eastfield Surgery", 1), ("Wren Hospital", 1)]);
    }

    [Theory]
    [InlineData("{'resourceType':'Immunization','status':'not-done','vaccineCode':{'text':'Flu vaccine'}}", "Not given: Flu vaccine")]
    [InlineData("{'resourceType':'Procedure','status':'not-done','code':{'text':'Hip replacement'}}", "Not done: Hip replacement")]
    [InlineData("{'resourceType':'MedicationRequest','doNotPerform':true,'medicationCodeableConcept':{'text':'Trimethoprim'}}", "Not to be given: Trimethoprim")]
    [InlineData("{'resourceType':'ServiceRequest','doNotPerform':true,'code':{'text':'Turning'}}", "Not to be done: Turning")]
    [InlineData("{'resourceType':'AllergyIntolerance','code':{'coding':[{'code':'716186003'}]}}", "No known allergies")]
    [InlineData("{'resourceType':'FamilyMemberHistory','relationship':{'text':'Father'},'condition':[{'code':{'text':'Diabetes'}}]}", "Father: Diabetes")]
    [InlineData("{'resourceType':'Communication','payload':[{'contentString':'Please ring'}]}", "Please ring")]
    [InlineData("{'resourceType':'QuestionnaireResponse','questionnaire':'https://example.org/about-me'}", "About me")]
    public void Read_Title_SaysWhatItIsAndWhatWasNotDone(string json, string title) => Read(new(), Given.Gp(json)).Entries.Single().Text.ShouldBe(title);

    [Fact]
    public void Read_RecordKeeping_IsShownOnlyWhenAskedFor()
    {
        var entry = Given.Gp("{'resourceType':'Provenance','recorded':'2025-01-01'}");
        Read(new(), entry).Total.ShouldBe(0);
        Read(new() { Kinds = new HashSet<TimelineKind> { TimelineKind.RecordKeeping } }, entry).Total.ShouldBe(1);
    }

    [Fact]
    public void Read_Pages_HoldEveryEntryOnce()
    {
        var entries = Enumerable.Range(0, 25).Select(i => Dated("c" + i, "2025-01-01")).ToArray();
        var pages = Enumerable.Range(1, 3).Select(p => Read(new() { Page = p, PageSize = 10 }, entries)).ToList();
        pages.SelectMany(p => p.Entries).Select(e => e.Reference).Distinct().Count().ShouldBe(25);
        pages.ShouldAllBe(p => p.Pages == 3 && p.Total == 25);
        pages[2].Entries.Count.ShouldBe(5);
    }

    [Theory]
    [InlineData(0, 10, 1)]
    [InlineData(99, 10, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(1, 100_000, 1)]
    public void Read_PageOutOfRange_IsTheNearest(int page, int size, int shown) => Read(new() { Page = page, PageSize = size }, Dated("a", "2025")).Page.ShouldBe(shown);

    [Fact]
    public void Read_FutureAppointment_IsMarked() =>
        Read(new(), Given.Gp("{'resourceType':'Appointment','status':'booked','start':'2025-11-01T10:00:00Z'}")).Entries.Single().IsToCome.ShouldBeTrue();

    [Fact]
    public void Words_EveryKind_HasThem() => Enum.GetValues<TimelineKind>().Select(TimelineKinds.Words).ShouldAllBe(w => w.Length > 3 && !w.Skip(1).Any(char.IsUpper));

    private static TimelinePage Read(TimelineFilter filter, params RecordEntry[] entries) => Timeline.Read(Given.Input(entries), filter);

    private static RecordEntry Dated(string id, string date, string source = "GP") =>
        Given.Entry("{'resourceType':'Condition','id':'" + id + "','code':{'text':'Asthma'},'onsetDateTime':'" + date + "'}", source);

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
