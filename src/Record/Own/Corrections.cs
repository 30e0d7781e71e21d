using System.Text.Json.Nodes;
using Goldthread.Fhir.Storage;
using Goldthread.Fhir.Validation;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Record.People;

namespace Goldthread.Record.Own;

/// <summary>Somebody waits for an answer from an organisation, or for somebody of the care team to look.</summary>
/// <param name="Key">The key of the person's page.</param>
/// <param name="Name">Their name.</param>
/// <param name="Since">Since when.</param>
public sealed record WaitingPerson(string Key, string Name, DateTimeOffset Since);

/// <summary>
/// What people said is wrong: the organisation that wrote it finds it here, answers in words, and the person reads the answer. What is wrong is put right where it
/// was written; an answer changes nothing else.
/// </summary>
public sealed class Corrections(Database database, SettledStore store, RecordReader reader, PersonDirectory directory, TimeProvider clock)
{
    private const int Most = 200;
    private const int MostWords = 2_000;

    /// <summary>People who wait for an answer from the reader's organisation and are in their sight, the longest first.</summary>
    public async Task<IReadOnlyList<WaitingPerson>> Waiting(User user, Sight sight)
    {
        var waiting = new List<WaitingPerson>();
        foreach (var (person, at) in await database.Read(session => CorrectionTable.Of(session, user.Organisation, Most)))
        {
            var members = await directory.Members(person.ToString());
            if (members.FirstOrDefault(m => m.Key == person) is { } own && await reader.PersonOf(own.PatientId, sight) is not null)
            {
                waiting.Add(new WaitingPerson(members[0].Key.ToString(), own.Name, at));
            }
        }

        return waiting;
    }

    /// <summary>Answers one. The person reads the words.</summary>
    /// <param name="user">Who answers, for the organisation that owes it.</param>
    /// <param name="sight">Their sight.</param>
    /// <param name="members">The person's records.</param>
    /// <param name="correction">As it was shown: one that was answered meanwhile is not answered twice.</param>
    /// <param name="isPutRight">True when the record has been put right; false when it stays as it is.</param>
    /// <param name="words">1 to 2,000 characters.</param>
    /// <param name="othersWait">True when the person waits for other answers of this organisation.</param>
    public async Task<Outcome<string>> Answer(User user, Sight sight, IReadOnlyList<Identity> members, Correction correction, bool isPutRight, string words, bool othersWait)
    {
        words = words.Trim();
        if (words.Length is 0 or > MostWords)
        {
            return new Fault(FaultKind.Invalid, words.Length == 0 ? "Write an answer that the person can read" : $"Use {MostWords:N0} characters at most: you have {words.Length:N0}", "Words");
        }

        if (correction.Owner != user.Organisation)
        {
            return new Fault(FaultKind.Forbidden, "The organisation that wrote the entry answers this.");
        }

        var found = await reader.Read("Task", correction.Id, sight);
        if (!found.Succeeded)
        {
            return found.Faults.ToArray();
        }

        var task = JsonNode.Parse(found.Value.Body!)!.AsObject();
        task["status"] = isPutRight ? "completed" : "rejected";
        task["businessStatus"] = new JsonObject { ["text"] = isPutRight ? "Put right" : "Left as it is" };
        var now = clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        task["lastModified"] = now;
        var notes = task["note"] as JsonArray ?? [];
        task["note"] = notes;
        notes.Add(new JsonObject { ["authorString"] = $"{user.Name}, {user.JobTitle}", ["time"] = now, ["text"] = words });
        var incoming = IncomingResource.Read(System.Text.Encoding.UTF8.GetBytes(task.ToJsonString()));
        if (!incoming.Succeeded)
        {
            return incoming.Faults.ToArray();
        }

        // Whoever works for the organisation may answer for it, also in a role that otherwise only reads.
        var change = new Change(ChangeKind.Put, "Task", correction.Id, incoming.Value, IfVersion: correction.Version);
        var done = await store.Commit([change], sight with { MayWrite = true, Writable = t => t == "Task" }, "answer what the person said is wrong");
        if (!done.Succeeded)
        {
            return done.Fault.Kind == FaultKind.Precondition ? new Fault(FaultKind.Conflict, "Somebody answered this a moment ago. Look at their answer.") : done.Faults.ToArray();
        }

        if (!othersWait)
        {
            await database.Write(session =>
            {
                session.AcceptTwoPhase("Nothing waits any more for this organisation, in any of the person's records.");
                foreach (var member in members)
                {
                    CorrectionTable.Remove(session, user.Organisation, member.Key);
                }

                return true;
            });
        }

        return correction.Id;
    }
}
