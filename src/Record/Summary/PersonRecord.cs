namespace Goldthread.Record.Summary;

/// <summary>
/// The whole single-record page as plain values, in the order of the page. Pure: the same input gives the same record; nothing is fetched,
/// nothing is merged that differs, and what was entered in error or refuted is in no section but the timeline.
/// <para>The timeline is read apart with <see cref="Timeline.Read(PersonRecordInput, TimelineFilter)"/>, a page at a time.</para>
/// </summary>
public sealed record PersonRecord
{
    public required Banner Banner { get; init; }

    public required WhatMatters WhatMatters { get; init; }

    public required WhatChanged WhatChanged { get; init; }

    public required CareCircle CareCircle { get; init; }

    public required OpenActions OpenActions { get; init; }

    public required RisksAndWishes RisksAndWishes { get; init; }

    public required Problems Problems { get; init; }

    public required Medicines Medicines { get; init; }

    public required Allergies Allergies { get; init; }

    public required Measurements Measurements { get; init; }

    public required CareAtHome CareAtHome { get; init; }

    public required Contacts Contacts { get; init; }

    public required PlansAndGoals PlansAndGoals { get; init; }

    public required Documents Documents { get; init; }

    public required Procedures Procedures { get; init; }

    public required Immunisations Immunisations { get; init; }

    /// <summary>The first page of the timeline under the filter that was asked for.</summary>
    public required TimelinePage Timeline { get; init; }

    /// <summary>Where sources differ, the most dangerous first.</summary>
    public required IReadOnlyList<Conflict> Conflicts { get; init; }

    /// <summary>Where each section came from and when it was last heard from.</summary>
    public required IReadOnlyDictionary<RecordSection, SectionOrigin> Origins { get; init; }

    /// <summary>Reads everything. Never throws on any valid FHIR R4 resource, however odd.</summary>
    public static PersonRecord Read(PersonRecordInput input, TimelineFilter? timeline = null)
    {
        var entries = new EntrySet(input);
        var (allergies, risks, circle) = (AllergiesSection.Read(entries), RisksAndWishesSection.Read(entries), CareCircleSection.Read(entries));
        var (conflicts, home) = (ConflictsSection.Read(entries), CareAtHomeSection.Read(entries));
        return new PersonRecord
        {
            Banner = BannerSection.Read(entries, allergies, risks, circle, conflicts),
            WhatMatters = WhatMattersSection.Read(entries),
            WhatChanged = WhatChangedSection.Read(entries, input.LastLooked),
            CareCircle = circle,
            OpenActions = OpenActionsSection.Read(entries),
            RisksAndWishes = risks,
            Problems = ProblemsSection.Read(entries),
            Medicines = MedicinesSection.Read(entries),
            Allergies = allergies,
            Measurements = MeasurementsSection.Read(entries),
            CareAtHome = home,
            Contacts = ContactsSection.Read(entries),
            PlansAndGoals = PlansAndGoalsSection.Read(entries),
            Documents = DocumentsSection.Read(entries),
            Procedures = ProceduresSection.Read(entries),
            Immunisations = ImmunisationsSection.Read(entries),
            Timeline = Summary.Timeline.Read(entries, timeline ?? new TimelineFilter()),
            Conflicts = conflicts,
            Origins = SectionOrigins.Read(entries, home),
        };
    }

    /// <summary>The banner alone, for the other pages about the person: the input needs only the entries it reads
    /// (<see cref="BannerTypes"/>).</summary>
    public static Banner ReadBanner(PersonRecordInput input)
    {
        var entries = new EntrySet(input);
        return BannerSection.Read(entries, AllergiesSection.Read(entries), RisksAndWishesSection.Read(entries), CareCircleSection.Read(entries), ConflictsSection.Read(entries));
    }

    /// <summary>The measurements alone.</summary>
    public static Measurements ReadMeasurements(PersonRecordInput input) => MeasurementsSection.Read(new EntrySet(input));

    /// <summary>The documents alone.</summary>
    public static Documents ReadDocuments(PersonRecordInput input) => DocumentsSection.Read(new EntrySet(input));

    /// <summary>The resource types the banner is read from.</summary>
    public static IReadOnlyList<string> BannerTypes { get; } =
    [
        "Patient", "RelatedPerson", "CareTeam", "AllergyIntolerance", "List", "Flag", "Consent", "CarePlan", "DocumentReference", "Composition",
        "Condition", "Observation", "ServiceRequest", "Procedure",
    ];
}
