using Goldthread.Kernel.Values;
using Goldthread.Population.Extracts.CommunityServices;

namespace Goldthread.Population.Tests.Extracts;

public sealed class CsdsTests
{
    private static readonly CsdsPerson _person = new("P1", "RXX") { NhsNumber = NhsNumber.Synthetic(0).ToString(), BirthDate = new DateOnly(1941, 5, 2), PracticeCode = "Y00001" };
    private static readonly CsdsReferral _referral = new("S1", "P1", new DateOnly(2025, 8, 1));
    private static readonly CsdsContact _contact = new("C1", "S1", new DateOnly(2025, 8, 4)) { Minutes = 30, Time = new TimeOnly(9, 30) };

    [Fact]
    public void TablesThatHangTogether_Pass()
    {
        var faults = new List<Fault>();
        var check = new CsdsCheck(faults.Add);
        check.Add(_person);
        check.Add(_referral);
        check.Add(new CsdsServiceType("S1", "14"));
        check.Add(_contact);
        check.Add(new CsdsActivity("A1", "C1", "02"));

        faults.ShouldBeEmpty();
    }

    [Fact]
    public void EveryBreak_IsToldWithItsTableAndRow()
    {
        var faults = new List<Fault>();
        var check = new CsdsCheck(faults.Add);
        check.Add(_person with { NhsNumber = "1", PracticeCode = "", DeathDate = new DateOnly(1940, 1, 1) });
        check.Add(_person);
        check.Add(new CsdsReferral("S1", "P9", new DateOnly(2025, 8, 1)) { Discharged = new DateOnly(2025, 7, 1) });
        check.Add(new CsdsReferral("S2", "P1", new DateOnly(1900, 8, 1)));
        check.Add(new CsdsServiceType("S9", "") { Closed = new DateOnly(2025, 8, 1), Rejected = new DateOnly(2025, 8, 1) });
        check.Add(_contact with { Date = new DateOnly(2025, 7, 1), Minutes = -1 });
        check.Add(_contact with { ServiceRequestId = "S8" });
        check.Add(new CsdsActivity("A1", "C9", "02"));
        check.Add(new CsdsActivity("A1", "C1", "02"));

        faults.Select(f => f.ToString()).ShouldBe(
        [
            "CYP002GP P1: GENERAL MEDICAL PRACTICE CODE (PATIENT REGISTRATION) is blank", "CYP001MPI P1: NHS NUMBER is no NHS number", "CYP001MPI P1: PERSON DEATH DATE is before the birth",
            "CYP001MPI P1: The row stands twice", "CYP101Referral S1: LOCAL PATIENT IDENTIFIER (EXTENDED) is of nobody in CYP001MPI", "CYP101Referral S1: SERVICE DISCHARGE DATE is before the referral came",
            "CYP101Referral S2: REFERRAL REQUEST RECEIVED DATE is before the birth", "CYP102ServiceTypeReferredTo S9: SERVICE OR TEAM TYPE REFERRED TO (COMMUNITY CARE) is blank",
            "CYP102ServiceTypeReferredTo S9: SERVICE REQUEST IDENTIFIER is of no referral in CYP101Referral",
            "CYP102ServiceTypeReferredTo S9: REFERRAL REJECTION DATE stands beside a closure date: a referral is closed or rejected", "CYP201CareContact C1: CARE CONTACT DATE is before the referral came",
            "CYP201CareContact C1: CLINICAL CONTACT DURATION OF CARE CONTACT is below nought", "CYP201CareContact C1: SERVICE REQUEST IDENTIFIER is of no referral in CYP101Referral",
            "CYP201CareContact C1: The row stands twice", "CYP202CareActivity A1: CARE CONTACT IDENTIFIER is of no contact in CYP201CareContact", "CYP202CareActivity A1: The row stands twice",
        ]);
    }

    [Fact]
    public void Csv_HasTheNamesOfTheDataDictionary()
    {
        using var text = new StringWriter();
        CsdsLayouts.Contacts.WriteCsv([_contact], text).ShouldBe(1);

        var lines = text.ToString().Split("\r\n");
        lines[0].ShouldStartWith("CARE CONTACT IDENTIFIER,SERVICE REQUEST IDENTIFIER,CARE PROFESSIONAL TEAM LOCAL IDENTIFIER,CARE CONTACT DATE,CARE CONTACT TIME,");
        lines[1].ShouldBe("C1,S1,,2025-08-04,09:30:00,30,,,,");
    }
}
