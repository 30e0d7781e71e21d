using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>One line that says what any entry is. A type with a section takes the section's words, so a thing has one name everywhere.</summary>
internal static class EntryTitle
{
    public static string Of(Entry entry, EntrySet entries)
    {
        var resource = entry.Resource;
        return entry.Type switch
        {
            "Condition" => ProblemsSection.Title(resource),
            "AllergyIntolerance" => NoKnownAllergies.Statement(CodeText.Read(resource.Child("code"))) ?? AllergiesSection.Title(resource),
            "MedicationRequest" or "MedicationStatement" or "MedicationAdministration" or "MedicationDispense" => MedicinesSection.Title(resource, entries),
            "Observation" => ObservationTitle(resource),
            "Encounter" => EncounterText.Title(resource),
            "Appointment" => ContactsSection.AppointmentTitle(resource),
            "Task" => OpenActionsSection.TaskTitle(resource, entries),
            "ServiceRequest" => OpenActionsSection.RequestTitle(resource),
            "CarePlan" => PlansAndGoalsSection.PlanTitle(resource),
            "Goal" => PlansAndGoalsSection.GoalTitle(resource),
            "DocumentReference" => DocumentsSection.DocumentTitle(resource),
            "DiagnosticReport" => DocumentsSection.ReportTitle(resource),
            "Composition" => DocumentsSection.CompositionTitle(resource),
            "Procedure" => ProceduresSection.Title(resource),
            "Immunization" => ImmunisationsSection.Title(resource),
            "Consent" => RisksAndWishesSection.ConsentTitle(resource),
            "RiskAssessment" => CodeText.Words(resource.Child("code")) ?? CodeText.Words(resource.First("prediction").Child("outcome")) ?? "Risk assessment",
            "Patient" or "RelatedPerson" => HumanNameText.Of(resource) ?? TimelineKinds.Words(entry.Kind),
            "QuestionnaireResponse" => AboutMeWords.IsForm(resource.Text("questionnaire")) ? "About me" : resource.First("item").Text("text") ?? "Answers to a form",
            "Communication" or "CommunicationRequest" => CodeText.Words(resource.Child("topic")) ?? Payload(resource) ?? CodeText.WordsOfAll(resource, "category") ?? "Message",
            "FamilyMemberHistory" => FamilyTitle(resource),
            "Provenance" or "AuditEvent" => CodeText.Words(resource.Child("activity")) ?? TimelineKinds.Words(TimelineKind.RecordKeeping),
            _ => Generic(resource) ?? TimelineKinds.Words(entry.Kind),
        };
    }

    private static string ObservationTitle(JsonElement observation)
    {
        var name = CodeText.Words(observation.Child("code")) ?? "Measurement";
        return ReadingText.Of(observation) is { } value ? $"{name}: {value}" : name;
    }

    private static string? Payload(JsonElement message)
    {
        var text = message.First("payload").Text("contentString");
        return text is { Length: > 120 } ? string.Concat(text.AsSpan(0, 117), "...") : text;
    }

    private static string FamilyTitle(JsonElement history)
    {
        var who = CodeText.Words(history.Child("relationship")) ?? "Relative";
        var conditions = history.Items("condition").Select(c => CodeText.Words(c.Child("code"))).OfType<string>().ToList();
        return conditions.Count == 0 ? who : $"{who}: {string.Join(", ", conditions)}";
    }

    private static string? Generic(JsonElement resource) =>
        resource.Text("title") ?? CodeText.Words(resource.Child("code")) ?? CodeText.Words(resource.Child("type")) ?? CodeText.WordsOfAll(resource, "type")
        ?? resource.Text("name") ?? resource.Text("description") ?? CodeText.WordsOfAll(resource, "category");
}
