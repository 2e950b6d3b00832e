import { start } from '../../app/start.tsx';
import { LeadFace } from './lead-face.tsx';

start(<LeadFace />);
