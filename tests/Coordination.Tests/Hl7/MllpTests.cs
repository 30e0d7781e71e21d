using System.Text;
using System.Text.Json.Nodes;
using Goldthread.Coordination.Hl7;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Coordination.Tests.Hl7;

/// <summary>Messages over a real socket, into a real store.</summary>
public sealed class MllpTests
{
    [DatabaseTheory]
    public async Task Admission_OfAnUnknownPerson_IsInTheRecordUnderTheHospital(DatabaseKind kind)
    {
        await using var world = await Start(kind);
        using var hospital = await Line.To(world);

        var answer = await hospital.Send(Adt.Message("A01", "20251007090000", "M1", admitted: "20251007083000"));

        answer.ShouldContain("\rMSA|AA|M1");
        var found = await world.System.Search("Encounter", ("patient.identifier", "https://fhir.nhs.uk/Id/nhs-number|9990000018"));
        found.Total.ShouldBe(1);
        var stay = found.Body["entry"]![0]!["resource"]!;
        stay["status"]!.GetValue<string>().ShouldBe("in-progress");
        stay["class"]!["code"]!.GetValue<string>().ShouldBe("IMP");
        (await (await world.Professional(Adt.Source, "hospital-nurse")).Search("Patient", ("identifier", "urn:goldthread:hospital-number:ZZAC01|H100"))).Total.ShouldBe(1);
        (await (await world.Professional("SOMEBODYELSE")).Search("Patient", ("identifier", "urn:goldthread:hospital-number:ZZAC01|H100"))).Total.ShouldBe(0);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Message_Twice_IsAnsweredAlikeAndChangesNothing()
    {
        await using var world = await Start();
        using var hospital = await Line.To(world);
        var message = Adt.Message("A01", "20251007090000", "M1", admitted: "20251007083000");

        await hospital.Send(message);
        (await hospital.Send(message)).ShouldContain("\rMSA|AA|M1");

        (await Stay(world))["meta"]!["versionId"]!.GetValue<string>().ShouldBe("1");
        (await hospital.Send(Adt.Message("A03", "20251009090000", "M1"))).ShouldContain("\rMSA|AE|M1");
        (await Stay(world))["status"]!.GetValue<string>().ShouldBe("in-progress");
        (await Problems(world)).ShouldHaveSingleItem().Path.ShouldBe("MSH-10");
    }

    [Fact]
    public async Task Messages_InTheWrongOrder_GiveTheStayAsItWas()
    {
        await using var world = await Start();
        using var hospital = await Line.To(world);

        foreach (var message in new[]
        {
            Adt.Message("A03", "20251010160000", "M4", left: "20251010154500"), Adt.Message("A02", "20251008090000", "M3", ward: "Heron Ward"),
            Adt.Message("A01", "20251007090000", "M1", ward: "Assessment Unit", admitted: "20251007083000"),
        })
        {
            (await hospital.Send(message)).ShouldContain("MSA|AA|");
        }

        var stay = await Stay(world);
        stay["status"]!.GetValue<string>().ShouldBe("finished");
        stay["period"]!["start"]!.GetValue<string>().ShouldBe("2025-10-07T08:30:00+01:00");
        stay["location"]!.AsArray().Select(l => l!["location"]!["display"]!.GetValue<string>().Split(',')[0]).ShouldBe(["Assessment Unit", "Heron Ward", "Curlew Ward"]);
        (await world.System.Search("Patient", ("identifier", "https://fhir.nhs.uk/Id/nhs-number|9990000018"))).Total.ShouldBe(1);
    }

    [Fact]
    public async Task Message_ThatIsWrong_IsRefusedByFieldKeptAndTakenWhenPutRight()
    {
        await using var world = await Start();
        using var hospital = await Line.To(world);

        var answer = await hospital.Send(Adt.Message("A01", "20251007090000", "M1", nhs: "9990000019"));

        answer.ShouldContain("\rMSA|AE|M1");
        answer.ShouldContain("\rERR||PID^1^3^1^1|102|E|");
        var problem = (await Problems(world)).ShouldHaveSingleItem();
        (problem.ControlId, problem.Event, problem.Path).ShouldBe(("M1", "A01", "PID-3.1"));
        Encoding.UTF8.GetString(problem.Body).ShouldContain("9990000019");
        (await hospital.Send(Adt.Message("A01", "20251007090000", "M1"))).ShouldContain("\rMSA|AA|M1");
    }

    [Fact]
    public async Task Sender_Unknown_IsRejectedAndNothingIsWritten()
    {
        await using var world = await Start();
        using var hospital = await Line.To(world);

        (await hospital.Send(Adt.Message("A01", "20251007090000", "M1", facility: "NOBODY", version: "2.3"))).ShouldContain("\rMSA|AR|M1");

        (await world.System.Search("Patient")).Total.ShouldBe(0);
        (await Problems(world)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Connection_CutInTheMiddle_KeepsWhatCame()
    {
        await using var world = await Start();
        using (var hospital = await Line.To(world))
        {
            var half = Encoding.UTF8.GetBytes(Adt.Message("A01", "20251007090000", "M1"));
            await hospital.Raw([MllpFrames.Start, .. half.AsSpan(0, 160)]);
            // After the second that it may take, the answer says that it was not whole.
            (await hospital.Answer()).ShouldContain("MSA|AE|M1");
        }

        var problem = (await Problems(world)).ShouldHaveSingleItem();
        problem.ControlId.ShouldBe("M1");
        problem.Body.Length.ShouldBe(160);
    }

    [Fact]
    public async Task Message_InPacketsOfOneByte_AndTwoInOnePacket_AreEachAnswered()
    {
        await using var world = await Start();
        using var hospital = await Line.To(world);
        foreach (var one in Line.Frame(Adt.Message("A01", "20251007090000", "M1")))
        {
            await hospital.Raw([one]);
        }

        (await hospital.Answer()).ShouldContain("MSA|AA|M1");
        await hospital.Raw([.. Line.Frame(Adt.Message("A02", "20251007100000", "M2")), .. Line.Frame(Adt.Message("A08", "20251007110000", "M3"))]);

        (await hospital.Answer()).ShouldContain("MSA|AA|M2");
        (await hospital.Answer()).ShouldContain("MSA|AA|M3");
    }

    [Fact]
    public async Task Message_TooLong_IsRejectedAndTheConnectionClosed()
    {
        await using var world = await Start();
        using var hospital = await Line.To(world);

        await hospital.Raw([MllpFrames.Start, .. Encoding.UTF8.GetBytes(Adt.Message("A01", "20251007090000", "M1")), .. new byte[30_000].Select(_ => (byte)'x')]);

        (await hospital.Answer()).ShouldContain("MSA|AR|M1");
        (await hospital.Answer()).ShouldBe("");
    }

    [Fact]
    public async Task Stop_WithAConnectionOpenAndAMessageHalfSent_ClosesItAndEnds()
    {
        var world = await Start();
        using var hospital = await Line.To(world);
        (await hospital.Send(Adt.Message("A01", "20251007090000", "M1"))).ShouldContain("MSA|AA|M1");
        await hospital.Raw([MllpFrames.Start, (byte)'M', (byte)'S']);

        await world.DisposeAsync();

        (await hospital.Answer()).ShouldBe("");
    }

    [Fact]
    public async Task Connections_ManyAtOnceWithOneNewPerson_MakeOnePatientAndOneStayEach()
    {
        await using var world = await Start();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            using var hospital = await Line.To(world);
            return await hospital.Send(Adt.Message("A01", $"2025100709{i:00}00", $"M{i}", visit: $"V{i % 2}"));
        }));

        answers.ShouldAllBe(a => a.Contains("MSA|AA|", StringComparison.Ordinal));
        (await world.System.Search("Patient")).Total.ShouldBe(1);
        (await world.System.Search("Encounter", ("patient.identifier", "https://fhir.nhs.uk/Id/nhs-number|9990000018"))).Total.ShouldBe(2);
    }

    [Fact]
    public async Task HospitalNumber_OfSomebodyWithAnotherVerifiedNumber_IsLeftToPeople()
    {
        await using var world = await Start();
        using var hospital = await Line.To(world);
        await hospital.Send(Adt.Message("A01", "20251007090000", "M1"));

        (await hospital.Send(Adt.Message("A01", "20251007100000", "M2", visit: "V2", nhs: "9990000026"))).ShouldContain("MSA|AE|M2");

        (await Problems(world)).ShouldHaveSingleItem().Path.ShouldBe("PID-3");
    }

    private static Task<World> Start(DatabaseKind kind = DatabaseKind.Sqlite) => World.Start(kind, settings: Line.Settings);

    private static Task<IReadOnlyList<MessageProblem>> Problems(World world) => world.Services.GetRequiredService<HospitalMessages>().Problems(Adt.Source);

    private static async Task<JsonNode> Stay(World world)
    {
        var found = await world.System.Search("Encounter", ("patient.identifier", "https://fhir.nhs.uk/Id/nhs-number|9990000018"));
        found.Total.ShouldBe(1);
        return found.Body["entry"]![0]!["resource"]!;
    }
}
