namespace Tracker.Extraction.Commitments;

/// <summary>Tells of whom 大家 speaks: of the public that a report asks how it took something, or of those who met.</summary>
internal static class Antecedent
{
    private const int Reach = 400;

    /// <summary>The group named last before a place is the public: 在广大干部群众中引发反响,大家表示.</summary>
    public static bool IsPublic(Phrases phrases, string folded, int from, int at)
    {
        from = Math.Max(from, at - Reach);
        for (var place = at - 2; place >= from; place--)
        {
            var text = folded.AsSpan(place, at - place);
            if (phrases.Attendants.Starts(text))
                return false;
            if (phrases.Publics.Starts(text))
                return true;
        }

        return false;
    }
}
