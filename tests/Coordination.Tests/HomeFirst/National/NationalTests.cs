using System.Globalization;
using System.IO.Compression;
using System.Net;
using Goldthread.Coordination.HomeFirst;
using Goldthread.Coordination.HomeFirst.National;
using Goldthread.Support;

namespace Goldthread.Coordination.Tests.HomeFirst.National;

public sealed class NationalTests : IDisposable
{
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("goldthread-national-").FullName;

    [Fact]
    public async Task Read_DailyFile_RefusesWhatIsNoCountAndKeepsMissingApart()
    {
        var file = (await NationalReader.Read(Write("a.csv", """
            "icb22_code","date","do_not_meet_criteria_to_reside"
            "E54000001",2025-01-01,10
            "E54000001",2025-01-02,NA
            "E54000001",2025-01-04,20
            "E54000001",2025-01-04,21
            "E54000001",2025-13-04,21
            "E54000001",2025-01-05,-3
            "NA",2025-01-05,7
            "E54000001",2025-01-05
            """)))!;

        file.Accepted.ShouldBe(3);
        file.Refused.Select(r => r.Line).ShouldBe([5, 6, 7, 8, 9]);
        var january = file.Figures[new FigureKey("E54000001", Series.NotMeeting, "", "2025-01")];
        (january.Total, january.Counted, january.Missing).ShouldBe((30, 2, 1));
        file.Notes.ShouldContain(n => n.Contains("1 days in all", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Read_UnknownFile_IsLeftAlone() => (await NationalReader.Read(Write("b.csv", "a,b\r\n1,2\r\n"))).ShouldBeNull();

    [Fact]
    public async Task Read_Weekdays_GiveTheRatioOfWeekends()
    {
        // Two weeks from a Monday: 10 on weekdays, 4 at weekends, and one Saturday not published.
        var rows = Enumerable.Range(0, 14).Select(i => new DateOnly(2025, 6, 2).AddDays(i))
            .Select(d => $"E54000001,{d:yyyy-MM-dd},NA,NA,{(d.Day == 14 ? "NA" : d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? "4" : "10")}");
        var file = (await NationalReader.Read(Write("c.csv", "icb22_code,date,discharged_by_1700,discharged_between_1701_2359,discharged_total\n" + string.Join('\n', rows))))!;

        var stored = file.Figures.Select(f => new StoredFigure(f.Key.Slot, f.Key.Month, f.Value.Total, f.Value.Counted, f.Value.Missing)).ToList();

        Measure.All.Single(m => m.Code == "weekend-icb").Value(stored)!.Value.ShouldBe(0.4, 1e-12);
        Measure.All.Single(m => m.Code == "left-icb").Value(stored)!.Value.ShouldBe(112.0 / 13, 1e-12);
    }

    [SkippableFact]
    public async Task Read_PublishedFiles_AddUpToTheirRows()
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("GOLDTHREAD_SHARED") ?? "../shared", "data", "outcomes");
        Skip.IfNot(System.IO.Directory.Exists(folder), "The folder of shared test data is not here.");
        var icb = (await NationalReader.Read(Path.Combine(folder, "england_icb_criteria_to_reside.csv.gz")))!;
        var reasons = (await NationalReader.Read(Path.Combine(folder, "england_delayed_discharge_reasons_trust.csv.gz")))!;
        var trusts = (await NationalReader.Read(Path.Combine(folder, "england_trust_discharged_patients.csv.gz")))!;
        var delays = (await NationalReader.Read(Path.Combine(folder, "dtoc_la", "DToC_Days_Reason_for_Delay.csv.gz")))!;

        (icb.Accepted, icb.Refused.Count).ShouldBe((51_727, 0));
        (reasons.Accepted, reasons.Refused.Count).ShouldBe((52_651, 0));
        reasons.Figures.Keys.Select(k => k.Slot).Distinct().Count().ShouldBe(37);
        (trusts.Accepted + trusts.Refused.Count).ShouldBe(149_482);
        trusts.Notes.ShouldContain(n => n.Contains("5pm", StringComparison.Ordinal) && n.Contains("2023", StringComparison.Ordinal));
        (delays.Accepted, delays.Refused.Count).ShouldBe((15_847, 0));
        delays.Figures[new FigureKey("la:Derby", Series.DelayedDays, "total", "2019-04")].Total.ShouldBe(380);
        // The whole file added up another way.
        icb.Figures.Values.Sum(f => f.Total).ShouldBe(await SumOf(Path.Combine(folder, "england_icb_criteria_to_reside.csv.gz")));
    }

    [DatabaseTheory]
    public async Task Page_OfLoadedFigures_ComparesInWordsAndGivesTheCsv(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        using var site = new Site(world);
        (await site.Get("/outcomes/home-first")).Page.Body!.TextContent.ShouldContain("No published figures");
        Write("names.csv", "icb22_code,icb22_name,year,overall_score\nE54000002,Northshire ICB,2021,99\nE54000001,Southshire ICB,2021,99\n");
        Write("ctr.csv", "icb22_code,date,do_not_meet_criteria_to_reside\nE54000001,2025-01-01,10\nE54000001,2025-01-02,NA\nE54000001,2025-02-01,30\nE54000002,2025-01-01,5\n");
        foreach (var path in NationalImport.Files(_folder).Concat(NationalImport.Files(_folder)))
        {
            (await NationalImport.Load(world.Records, path, DateTimeOffset.UnixEpoch, (_, _) => { })).ShouldNotBeNull();
        }

        var (status, page, _) = await site.Get("/outcomes/home-first?place=E54000001&place=E54000002");

        status.ShouldBe(HttpStatusCode.OK);
        page.QuerySelector(".gt-chart__says")!.TextContent.ShouldBe("People in hospital who no longer need it, by system: Northshire ICB 5.0 in January 2025, 5.0 in January 2025; Southshire ICB 30.0 in February 2025, 10.0 in January 2025.");
        page.Body!.TextContent.ShouldContain("77.1%");
        page.Body.TextContent.ShouldContain("75% fewer");
        page.Body.TextContent.ShouldContain("1 value is published as missing");
        var csv = await (await site.Send(new HttpRequestMessage(HttpMethod.Get, page.QuerySelector(".gt-chart__csv a")!.GetAttribute("href")))).Content.ReadAsStringAsync();
        csv.ShouldContain("Southshire ICB,2025-02,30,");
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Interface\u00a0process – End of life care inc Fast-Track CHC arrangement still underway?(Pathway 1 or 3)", "i-end-of-life")]
    [InlineData("Care transfer hub process– Awaiting necessary referrals by care transfer hub", "t-referrals")]
    [InlineData("Hospital process - Awaiting medical review of need for supported discharge", "h-medical")]
    [InlineData("Something else", null)]
    public void OfNational_NamesAsPublished_AreMet(string name, string? code) => DelayReason.OfNational(name)?.Code.ShouldBe(code);

    public void Dispose() => System.IO.Directory.Delete(_folder, recursive: true);

    private static async Task<long> SumOf(string path)
    {
        await using var file = File.OpenRead(path);
        await using var unzipped = new GZipStream(file, CompressionMode.Decompress);
        using var reader = new StreamReader(unzipped);
        return (await reader.ReadToEndAsync()).Split('\n').Skip(1).Select(l => l[(l.LastIndexOf(',') + 1)..].Trim('"', '\r')).Where(c => c is not ("" or "NA")).Sum(c => long.Parse(c, CultureInfo.InvariantCulture));
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
