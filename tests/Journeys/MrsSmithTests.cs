using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Goldthread.Support;

namespace Goldthread.Journeys;

/// <summary>A town on the Saturday on which the clocks go back, whose hospital sends its messages.</summary>
public sealed class SaturdayNight : Town
{
    /// <summary>Twenty past midnight of the night from Saturday 30 to Sunday 31 October 2027, in summer time.</summary>
    public static readonly DateTimeOffset TheFall = new(2027, 10, 31, 0, 20, 0, TimeSpan.FromHours(1));

    public SetClock Hands { get; } = new() { Now = TheFall.AddHours(-3) };

    public int Port { get; } = FreePort();

    protected override TimeProvider Clock => Hands;

    protected override IReadOnlyList<string> Settings =>
    [
        "--Goldthread:Mllp:Port", Port.ToString(CultureInfo.InvariantCulture), "--Goldthread:Mllp:Senders:0:Facility", "WGH", "--Goldthread:Mllp:Senders:0:Source", "ZZAC01",
        "--Goldthread:Mllp:Senders:0:Name", "Wrenfield Hospitals Trust",
    ];

    /// <summary>The hospital's system says something; its answer.</summary>
    public async Task<string> Hospital(string message)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Port);
        var stream = client.GetStream();
        await stream.WriteAsync((byte[])[0x0b, .. Encoding.UTF8.GetBytes(message), 0x1c, 0x0d]);
        var answer = new byte[4000];
        var length = await stream.ReadAsync(answer);
        return Encoding.UTF8.GetString(answer, 0, length);
    }

    private static int FreePort()
    {
        using var any = new TcpListener(IPAddress.Loopback, 0);
        any.Start();
        return ((IPEndPoint)any.LocalEndpoint).Port;
    }
}

/// <summary>
/// Mrs Smith falls on a Saturday night, is seen inside two hours while the clocks go back, is admitted on Tuesday, and goes home on Friday with a link worker. Each
/// step is looked for where it belongs: on worklists, in the counts, on her timeline, and in what she sees herself.
/// </summary>
public sealed class MrsSmithTests(SaturdayNight town) : IClassFixture<SaturdayNight>
{
    [SkippableFact]
    public async Task MrsSmith_FromAFallToALinkWorker_IsNeverLost()
    {
        await SaturdayTheFall();
        await SundaySeen();
        await TuesdayAdmitted();
        await FridayHome();
        await FridayTheLinkWorker();
        await WhatSheSees();
        town.World.UnexpectedFaults.ShouldBeEmpty();
    }

    private async Task SaturdayTheFall()
    {
        town.Hands.Now = SaturdayNight.TheFall.AddMinutes(4);
        await using var tom = await (await town.Visit()).SignIn("coordinator-tom-whitfield");
        await tom.Open("/work/urgent");
        await tom.Page.FillAsync("#q", "999 000 0018");
        await tom.Page.ClickAsync(".gt-find button");
        await tom.Page.ClickAsync(".gt-people-name");
        await tom.Page.ClickAsync(".gt-jump a[href$='/urgent']");
        await tom.IsSound();
        (await tom.Text()).ShouldContain("breathing machine", Case.Insensitive, "her wishes stand beside the form");

        await tom.Page.CheckAsync("input[name=Excluded][value=none]");
        await tom.Page.CheckAsync("input[name=Conditions][value=fall]");
        await tom.Page.FillAsync("textarea[name=Reason]", "Fell between bed and bathroom. Awake, no pain, cannot get up.");
        await tom.Page.SelectOptionAsync("select[name=Source]", "family");
        await tom.Page.FillAsync("input[name=Caller]", "Karen Fraser, 07700 900117");
        await tom.Page.FillAsync("input[name='Received.Time']", "12:20am");
        await tom.Page.ClickAsync("main form[method=post] button");
        await tom.Page.WaitForURLAsync("**done=**");
        (await tom.Text()).ShouldContain("waiting for Wrenfield Urgent Community Response to answer");
        await tom.IsSound();

        await tom.Open("/work/urgent");
        (await tom.Text(".gt-work__clock")).ShouldContain("1 hour 56 minutes left");
        await tom.Page.SelectOptionAsync(".gt-work__row select", "user:nurse-grace-adeyemi");
        await tom.Page.ClickAsync(".gt-work__row button");
        await tom.Page.WaitForURLAsync("**done=**");
        (await tom.Text()).ShouldContain("Grace Adeyemi");
    }

    private async Task SundaySeen()
    {
        // 105 minutes later the clock on the wall says 1:05am for the second time.
        town.Hands.Now = SaturdayNight.TheFall.AddMinutes(111);
        await using var grace = await (await town.Visit(360)).SignIn("nurse-grace-adeyemi");
        await grace.Open("/work");
        await grace.Page.ClickAsync(".gt-work__row:has-text('Fell between bed and bathroom') a.nhsuk-button");
        await grace.Page.ClickAsync("a[href*='step=see']");
        await grace.IsSound();
        await When(grace, 31, "1:05am GMT");
        await grace.Page.FillAsync("textarea[name=Words]", "Helped up with the lifting cushion. No injury. Weak, and more breathless than last week.");
        await grace.Page.ClickAsync("main form:has(textarea) button");
        await grace.Page.WaitForURLAsync("**done=**");
        (await grace.Text()).ShouldContain("Under way");

        await grace.Open("/work/urgent/counts?month=2027-10");
        (await grace.Text(".nhsuk-lede-text")).ShouldStartWith("100.0%");
        (await grace.Text("tbody")).ShouldContain("Millbrook");
    }

    private async Task TuesdayAdmitted()
    {
        town.Hands.Now = London(2027, 11, 2, 11, 0);
        (await town.Hospital(Message("A01", "20271102103000", "GT1", "PV1|1|I|Curlew Ward^Bay 2^Bed 4|21|||C1^Lund^Sophie^^^Dr||||||||||||V77|||||||||||||||||||||||||20271102102000"))).ShouldContain("MSA|AA|GT1");
        await town.World.DeliverEvents();

        await using var tom = await (await town.Visit()).SignIn("coordinator-tom-whitfield");
        await tom.Open("/work?show=answers");
        (await tom.Text()).ShouldContain("Came into hospital: Curlew Ward");
        await tom.Open("/work/home-first");
        (await tom.Text()).ShouldContain("Smith");
    }

    private async Task FridayHome()
    {
        town.Hands.Now = London(2027, 11, 4, 9, 0);
        await using (var doctor = await (await town.Visit()).SignIn("doctor-rohan-mehta"))
        {
            await doctor.Page.GotoAsync("/work/home-first");
            await doctor.Page.ClickAsync("tbody tr:has-text('Smith') a[href*='/work/home-first/']");
            var stay = new Uri(doctor.Page.Url).AbsolutePath;
            await doctor.Open(stay + "?do=criteria");
            await doctor.Page.CheckAsync("input[name=Met][value=none]");
            await doctor.Page.ClickAsync("main form[method=post]:has(input[name=Met]) button");
            await doctor.Page.WaitForURLAsync("**done=**");
            await doctor.Open(stay + "?do=pathway");
            await doctor.Page.CheckAsync("input[name=Home][value=Yes]");
            await doctor.Page.CheckAsync("input[name=Help][value=NewOrMore]");
            await doctor.Page.FillAsync("textarea[name=Needs]", "Help to wash and dress each morning for two weeks");
            await doctor.Page.ClickAsync("main form[method=post]:has(textarea[name=Needs]) button");
            await doctor.Page.WaitForURLAsync("**done=**");
            await doctor.Page.GotoAsync("/work/home-first");
            (await doctor.Text("tbody tr:has-text('Smith')")).ShouldContain("Pathway 1");
        }

        town.Hands.Now = London(2027, 11, 5, 14, 30);
        await using (var doctor = await (await town.Visit()).SignIn("doctor-rohan-mehta"))
        {
            await doctor.Page.GotoAsync(town.MrsSmith + "/refer?find=social+prescribing");
            await doctor.IsSound();
            await doctor.Page.ClickAsync("label:has-text('Social Prescribing') >> nth=0");
            await doctor.Page.CheckAsync("input[name=Kind][value=social-prescribing]");
            await doctor.Page.FillAsync("textarea[name=Reason]", "She has not been to church since the summer, and misses it.");
            await doctor.Page.ClickAsync("button[value=send]");
            await doctor.Page.WaitForURLAsync("**done=**");
            (await doctor.Text()).ShouldContain("Social prescribing");
        }

        (await town.Hospital(Message("A03", "20271105143500", "GT2", "PV1|1|I|Curlew Ward^Bay 2^Bed 4|21|||C1^Lund^Sophie^^^Dr||||||||||||V77|||||||||||||||||1|19|||||||20271102102000|20271105142500"))).ShouldContain("MSA|AA|GT2");
        await town.World.DeliverEvents();
        await using var tom = await (await town.Visit()).SignIn("coordinator-tom-whitfield");
        await tom.Open("/work?show=answers");
        (await tom.Text()).ShouldContain("Left hospital: Curlew Ward");
        await tom.Open("/work/home-first/figures");
        (await tom.Text()).ShouldContain("1 bed day");
    }

    private async Task FridayTheLinkWorker()
    {
        town.Hands.Now = London(2027, 11, 5, 16, 0);
        await using var samira = await (await town.Visit(360)).SignIn("linkworker-samira-hassan");
        await samira.Open("/work?whose=nobody");
        await samira.Page.ClickAsync(".gt-work__row:has-text('misses it') a.nhsuk-button");
        await samira.Page.ClickAsync("button:has-text('Accept')");
        await samira.Page.ClickAsync("a:has-text('Talk with them')");
        await samira.IsSound();
    }

    private async Task WhatSheSees()
    {
        await using (var gp = await (await town.Visit()).SignIn("gp-amara-okafor"))
        {
            await gp.Open(town.MrsSmith + "/timeline?from=2027-10-30");
            var timeline = await gp.Text();
            timeline.ShouldContain("Urgent Community Response");
            timeline.ShouldContain("Hospital stay");
            timeline.ShouldContain("Social prescribing");
        }

        await using var edie = await (await town.Visit(360)).SignIn("person-edie-smith");
        await edie.Open("/me/record");
        var record = await edie.Text();
        record.ShouldContain("Urgent Community Response");
        record.ShouldContain("misses it");
    }

    private static async Task When(Visitor visitor, int day, string time)
    {
        await visitor.Page.FillAsync("#At_Date-day", day.ToString(CultureInfo.InvariantCulture));
        await visitor.Page.FillAsync("#At_Date-month", "10");
        await visitor.Page.FillAsync("#At_Date-year", "2027");
        await visitor.Page.FillAsync("input[name='At.Time']", time);
    }

    private static string Message(string name, string recorded, string id, string visit) => string.Join('\r',
        $"MSH|^~\\&|PAS|WGH|GOLDTHREAD|WREN|{recorded}||ADT^{name}|{id}|P|2.5.1||||||UNICODE UTF-8", $"EVN|{name}|{recorded}",
        "PID|1||9990000018^^^NHS^NH||Smith^Edith^Margaret^^Mrs||19420705|F" + new string('|', 24) + "01", visit) + "\r";

    private static DateTimeOffset London(int year, int month, int day, int hour, int minute) => new(year, month, day, hour, minute, 0, TimeSpan.Zero);
}
