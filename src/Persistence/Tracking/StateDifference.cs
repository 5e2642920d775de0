using Tracker.Persistence.Commitments;

namespace Tracker.Persistence.Tracking;

/// <summary>What an event changed.</summary>
internal static class StateDifference
{
    /// <summary>A state with what it took over from another commitment given back, as far as nobody has changed that since.</summary>
    public static CommitmentState GiveBack(CommitmentState now, CommitmentState before, CommitmentState after)
    {
        T Pick<T>(Func<CommitmentState, T> field) =>
            EqualityComparer<T>.Default.Equals(field(now), field(after)) ? field(before) : field(now);
        return now with
        {
            Review = Pick(state => state.Review),
            Status = Pick(state => state.Status),
            Progress = Pick(state => state.Progress),
            Assignee = Pick(state => state.Assignee),
            SupersededBy = Pick(state => state.SupersededBy),
        };
    }

    /// <summary>A state with what an event changed put back; what changed otherwise since stays.</summary>
    public static CommitmentState Undo(CommitmentState now, CommitmentState before, CommitmentState after)
    {
        T Pick<T>(Func<CommitmentState, T> field) =>
            StorageForms.ToJson(field(before)) == StorageForms.ToJson(field(after)) ? field(now) : field(before);
        var due = Pick(state => new { state.Effective.DueFrom, state.Effective.DueTo, state.Effective.DuePrecision, state.Effective.DueText, state.Effective.Strength });
        return now with
        {
            Review = Pick(state => state.Review),
            Status = Pick(state => state.Status),
            Progress = Pick(state => state.Progress),
            StartOn = Pick(state => state.StartOn),
            Assignee = Pick(state => state.Assignee),
            SupersededBy = Pick(state => state.SupersededBy),
            CorrectedFields = Pick(state => state.CorrectedFields),
            Evidence = Pick(state => state.Evidence),
            Effective = now.Effective with
            {
                Kind = Pick(state => state.Effective.Kind),
                Actor = Pick(state => state.Effective.Actor),
                Regions = Pick(state => state.Effective.Regions),
                Themes = Pick(state => state.Effective.Themes),
                ResponsibleBodies = Pick(state => state.Effective.ResponsibleBodies),
                DueFrom = due.DueFrom,
                DueTo = due.DueTo,
                DuePrecision = due.DuePrecision,
                DueText = due.DueText,
                Strength = due.Strength,
            },
        };
    }
}
