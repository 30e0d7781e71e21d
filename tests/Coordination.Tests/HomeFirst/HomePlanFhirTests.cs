using System.Text.Json;
using Goldthread.Coordination.Hl7;
using Goldthread.Coordination.HomeFirst;
using Goldthread.Coordination.Tests.Hl7;

namespace Goldthread.Coordination.Tests.HomeFirst;

public sealed class HomePlanFhirTests
{
    private static readonly DateTimeOffset Now = new(2025, 10, 9, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Plan_ThereAndBack_IsTheSame()
    {
        var day = new DateOnly(2025, 10, 6);
        var plan = HomePlan.Empty.Decided(AtHome.NotYet, null, "Cannot stand alone", "Needs someone beside her at night").Value.After(CriteriaTests.Days("YN"), day.AddDays(1))
            .Because("c-bed", Responsible.Both, day.AddDays(1)).Value.ExpectedOn(day.AddDays(5), day, Now).Value.Telling("carer", "Grace Obi, ward nurse", Now).Value with { Carer = UnpaidCarer.Involved };
        plan = plan.Left(day.AddDays(3), day, day.AddDays(3)).Value;

        using var json = JsonDocument.Parse(HomePlanFhir.Write(plan, "s1", "p1", "ZZAC01", Now, Now).ToJsonString());
        var read = HomePlanFhir.Read(json.RootElement);

        HomePlanFhir.IsPlan(json.RootElement).ShouldBeTrue();
        HomePlanFhir.StayOf(json.RootElement).ShouldBe("s1");
        read.Waits.ShouldBe(plan.Waits);
        read.Told.ShouldBe(plan.Told);
        (read with { Waits = [], Told = [] }).ShouldBe(plan with { Waits = [], Told = [] });
    }

    [Fact]
    public void Judgement_ThereAndBack_IsTheSame()
    {
        var judgement = new Judgement(new DateOnly(2025, 10, 6), true, "fluids", Now, "Grace Obi, ward nurse");

        using var json = JsonDocument.Parse(HomePlanFhir.WriteJudgement(judgement, "s1", "p1").ToJsonString());

        HomePlanFhir.IsJudgement(json.RootElement).ShouldBeTrue();
        HomePlanFhir.ReadJudgement(json.RootElement).ShouldBe(judgement);
    }

    [Fact]
    public void Stay_OfAMessage_IsReadAsItWasSent()
    {
        var message = AdtReader.Read(Hl7Message.Parse(Adt.Message("A01", "20251007090000", "1", admitted: "20251007003000", expected: "20251010")).Value, "").Value;
        using var json = JsonDocument.Parse(AdtStay.Next(null, message, new AdtSender("WGH", "ZZAC01", "Wrenfield Hospitals Trust"), "p1").Value.ToJsonString());

        var stay = Stay.Of(json.RootElement)!;

        (stay.State, stay.Ward, stay.IsEmergency, stay.AdmittedOn, stay.Expected).ShouldBe((StayState.Open, "Curlew Ward", true, new DateOnly(2025, 10, 7), new DateOnly(2025, 10, 10)));
    }

    [Fact]
    public void Stay_OfAnAttendance_IsNone() =>
        Stay.Of(JsonDocument.Parse("""{"resourceType":"Encounter","status":"finished","class":{"code":"EMER"}}""").RootElement).ShouldBeNull();
}
