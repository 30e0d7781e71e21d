using System.Text.Json.Nodes;
using Goldthread.Coordination.Hl7;

namespace Goldthread.Coordination.Tests.Hl7;

/// <summary>The rules of order, without a store: the same messages in any order, some of them twice, give the same stay.</summary>
public sealed class AdtStayTests
{
    private static readonly AdtSender Sender = new(Adt.Facility, Adt.Source, "Wrenfield Hospitals Trust") { VisitSystem = "urn:visit", NumberSystem = "urn:number" };

    private static readonly string[] Stay =
    [
        Adt.Message("A01", "20251007090000", "1", ward: "Assessment Unit", admitted: "20251007083000"),
        Adt.Message("A02", "20251007150000", "2", ward: "Curlew Ward"),
        Adt.Message("A08", "20251008100000", "3", ward: "Curlew Ward", expected: "20251010"),
        Adt.Message("A03", "20251009110000", "4", ward: "Curlew Ward", left: "20251009110000"),
        Adt.Message("A13", "20251009120000", "5", ward: "Curlew Ward"),
        Adt.Message("A03", "20251010160000", "6", ward: "Curlew Ward", left: "20251010154500"),
    ];

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Next_AnyOrderAndSomeTwice_GivesTheSameStay(int seed)
    {
        var random = new Random(seed);
        var shuffled = Stay.Concat(Stay.Where(_ => random.Next(2) == 0)).OrderBy(_ => random.Next()).ToList();

        var stay = shuffled.Aggregate((JsonObject?)null, Apply)!;

        stay["status"]!.GetValue<string>().ShouldBe("finished");
        stay["period"]!["start"]!.GetValue<string>().ShouldBe("2025-10-07T08:30:00+01:00");
        stay["period"]!["end"]!.GetValue<string>().ShouldBe("2025-10-10T15:45:00+01:00");
        stay["location"]!.AsArray().Count.ShouldBe(2, stay["location"]!.ToJsonString());
        stay["location"]![0]!["location"]!["display"]!.GetValue<string>().ShouldBe("Assessment Unit, Bay 2, Bed 4");
        stay["location"]![1]!["period"]!["end"]!.GetValue<string>().ShouldBe("2025-10-10T15:45:00+01:00");
        stay["hospitalization"]!["dischargeDisposition"]!["coding"]![0]!["code"]!.GetValue<string>().ShouldBe("19");
    }

    [Fact]
    public void Next_DischargeBeforeAdmission_IsFinishedAndTheAdmissionFillsTheBeginning()
    {
        var left = Apply(null, Adt.Message("A03", "20251010160000", "6", left: "20251010154500"));
        left["status"]!.GetValue<string>().ShouldBe("finished");

        var both = Apply(left, Adt.Message("A01", "20251007090000", "1", admitted: "20251007083000"));

        both["status"]!.GetValue<string>().ShouldBe("finished");
        both["period"]!["start"]!.GetValue<string>().ShouldBe("2025-10-07T08:30:00+01:00");
    }

    [Fact]
    public void Next_CancelledBeforeItWasSeen_StaysCancelledWhenTheOlderAdmissionComes()
    {
        var cancelled = Apply(null, Adt.Message("A11", "20251007100000", "2"));
        cancelled["status"]!.GetValue<string>().ShouldBe("cancelled");

        var later = Apply(cancelled, Adt.Message("A01", "20251007090000", "1", admitted: "20251007083000"));

        later["status"]!.GetValue<string>().ShouldBe("cancelled");
    }

    [Fact]
    public void Next_AdmittedAgainAfterCancelling_IsInHospital() =>
        Apply(Apply(null, Adt.Message("A11", "20251007100000", "2")), Adt.Message("A01", "20251007110000", "3"))["status"]!.GetValue<string>().ShouldBe("in-progress");

    [Fact]
    public void Next_OlderDetailsAfterNewer_ChangeNothing()
    {
        var newer = Apply(Apply(null, Stay[0]), Adt.Message("A08", "20251008100000", "3", expected: "20251012"));

        var older = Apply(newer, Adt.Message("A08", "20251008080000", "2", expected: "20251020"));

        older.ToJsonString().ShouldBe(newer.ToJsonString());
    }

    [Fact]
    public void Next_LeftBeforeAdmitted_IsRefusedByItsField()
    {
        var message = Read(Adt.Message("A03", "20251007100000", "2", admitted: "20251007083000", left: "20251006120000"));

        AdtStay.Next(null, message, Sender, "p").Fault.Path.ShouldBe("PV1-45");
    }

    private static JsonObject Apply(JsonObject? stay, string message) => AdtStay.Next(stay, Read(message), Sender, "p").Value;

    private static AdtMessage Read(string text) => AdtReader.Read(Hl7Message.Parse(text).Value, "").Value;
}
