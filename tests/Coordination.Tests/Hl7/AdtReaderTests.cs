using Goldthread.Coordination.Hl7;
using Goldthread.Kernel.Values;

namespace Goldthread.Coordination.Tests.Hl7;

public sealed class AdtReaderTests
{
    [Fact]
    public void Read_Admission_SaysWhoAndWhich()
    {
        var message = Read(Adt.Message("A01", "20251007090000", "1", admitted: "20251007083000", expected: "20251010")).Value;

        message.Person.HospitalNumber.ShouldBe("H100");
        message.Person.NhsNumber!.Value.ToString().ShouldBe("9990000018");
        message.Person.NhsStatus.ShouldBe(NhsNumberStatus.Verified);
        message.Person.Given.ShouldBe(["Edith"]);
        message.Person.Born!.Fhir.ShouldBe("1941-03-02");
        message.Visit.Number.ShouldBe("V1");
        message.Visit.Doctor.ShouldBe("Dr Sophie Lund");
        message.Visit.Expected!.Day.ShouldBe(new DateOnly(2025, 10, 10));
    }

    [Fact]
    public void Read_NumberOfAnotherGiver_IsNotTaken() =>
        Read(Adt.Message("A01", "20251007090000", "1", nhs: ""), "OTHER").Fault.Path.ShouldBe("PID-3");

    [Theory]
    [InlineData("PV1-19", "A01", "|V1|", "||")]
    [InlineData("PID-3.1", "A01", "9990000018", "9990000019")]
    [InlineData("EVN-2", "A01", "|20251007090000|", "|2025100709x|")]
    [InlineData("PV1-44", "A01", "|20251007083000|", "|20251307083000|")]
    [InlineData("PV1-2", "A01", "PV1|1|I|", "PV1|1|O|")]
    [InlineData("EVN-1", "A01", "EVN|A01", "EVN|A03")]
    [InlineData("MSH-9.1", "A01", "ADT^A01", "ORU^A01")]
    [InlineData("MSH-9.2", "A01", "A01", "A40")]
    [InlineData("PID", "A01", "\rPID", "\rZID")]
    [InlineData("PV1", "A01", "\rPV1", "\rZV1")]
    public void Read_Wrong_NamesSegmentAndField(string path, string name, string right, string wrong)
    {
        var message = Adt.Message(name, "20251007090000", "1", admitted: "20251007083000");

        Read(message.Replace(right, wrong, StringComparison.Ordinal)).Fault.Path.ShouldBe(path);
    }

    private static Outcome<AdtMessage> Read(string text, string authority = "") => AdtReader.Read(Hl7Message.Parse(text).Value, authority);
}
